using System.Globalization;
using System.Text;
using Connector.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>
/// Reads error bodies: <c>{"type":"error.list","request_id","errors":[{"code","message"}]}</c> (developers.intercom.com, "Error
/// Objects"), and the shapes seen besides: <c>{"error":"…"}</c>, <c>{"error":{"code","message"}}</c>, <c>{"message":"…"}</c>.
/// </summary>
internal static class ErrorBody
{
    /// <summary>Far above any error; what is larger is something else, and not worth the memory.</summary>
    private const int LargestBody = 1024 * 1024;

    /// <summary>Null when the body says nothing that can be read: a proxy's HTML, cut off, empty. Never throws.</summary>
    public static ApiError? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > LargestBody || Parse(Encoding.UTF8.GetString(body)) is not JObject root) return null;
        var cause = new[] { (root["errors"] as JArray)?.First, root["error"] }.FirstOrDefault(said => said is JObject || Text(said) is not null) ?? root;
        var error = new ApiError(Text(Member(cause, "code")), Text(Member(cause, "message")) ?? Text(cause), Text(root["request_id"]));
        return error is { Code: null, Message: null, RequestId: null } ? null : error;
    }

    private static JToken? Parse(string text)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JToken? Member(JToken cause, string name) => (cause as JObject)?[name];

    /// <summary>Halves of characters, which JSON escapes can spell, become replacement characters; what is empty says nothing.</summary>
    private static string? Text(JToken? value) => value is JValue { Type: JTokenType.String or JTokenType.Integer } said
        && said.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : null;
}
