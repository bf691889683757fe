using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>JSON that the assembly carries: the spec and the schemas.</summary>
internal static class EmbeddedJson
{
    public static JObject Read(string name)
    {
        using var stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly carries no {name}.");
        using var json = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(json);
    }
}
