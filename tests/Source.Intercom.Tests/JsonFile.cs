using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests;

/// <summary>JSON as it is written: date-like text stays text, numbers stay numbers, a repeated member is an error.</summary>
internal static class JsonFile
{
    private static readonly JsonLoadSettings _strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    public static JToken Read(string path) => Parse(File.ReadAllText(path));

    /// <summary>One object a line. A blank line is an error, as it is to the acceptance suite.</summary>
    public static IReadOnlyList<JObject> ReadLines(string path) => [.. File.ReadLines(path).Select(line => (JObject)Parse(line))];

    public static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader, _strict);
    }
}
