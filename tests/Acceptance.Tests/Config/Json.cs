using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>JSON as it stands: dates stay text, 1.0 is not 1, and a member that comes twice is an error.</summary>
internal static class Json
{
    private static readonly JsonLoadSettings _strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    public static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = 200,
        };
        var value = JToken.Load(reader, _strict);
        return reader.Read() ? throw new JsonReaderException("More than one JSON value.") : value;
    }

    /// <summary>In one line, members in their order: equal texts are equal values, numbers written alike included.</summary>
    public static string Text(JToken value) => value.ToString(Formatting.None);
}
