using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>Answers in Intercom's error shape: <c>{"type":"error.list","request_id","errors":[{"code","message"}]}</c>.</summary>
internal static class ApiError
{
    /// <summary>Makes request ids unique within the process, which is all that a log needs of them.</summary>
    private static long _requests;

    public static ApiAnswer Of(int status, string code, string message) => ApiAnswer.OfJson(status, RowJson.Write(json => Write(json, code, message)));

    public static ApiAnswer NotFound(string code = "not_found", string message = "Resource Not Found") => Of(StatusCodes.Status404NotFound, code, message);

    private static void Write(Utf8JsonWriter json, string code, string message)
    {
        json.WriteStartObject();
        json.WriteString("type", "error.list");
        json.WriteString("request_id", $"00000000-0000-4000-8000-{Interlocked.Increment(ref _requests):x12}");
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
