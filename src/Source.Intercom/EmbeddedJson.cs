using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>JSON that the assembly carries: the spec and the schemas.</summary>
internal static class EmbeddedJson
{
    public static JObject Read(string name) => Find(name) ?? throw new InvalidOperationException($"The assembly carries no {name}.");

    /// <summary>Null: it carries none of that name.</summary>
    public static JObject? Find(string name)
    {
        using var stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var json = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(json);
    }
}
