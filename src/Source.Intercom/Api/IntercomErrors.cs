using System.Text.Json;
using Airbyte.Protocol;
using Connector.Http;

namespace Source.Intercom;

/// <summary>What Intercom's answers mean, in one table, and how its errors read to a user.</summary>
/// <remarks>
/// Statuses and codes: developers.intercom.com, "HTTP Responses" and "Error Codes"; body
/// <c>{"type":"error.list","request_id","errors":[{"code","message"}]}</c>. Proxies before it answer with HTML.
/// </remarks>
internal static class IntercomErrors
{
    /// <summary>A token that is refused for good, whatever is asked.</summary>
    private static readonly HashSet<string> _deadTokenCodes = ["token_revoked", "token_blocked", "token_not_found", "token_expired"];

    public static ResponseTable Table { get; } = ResponseTable.Default.Prepend(
        new ResponseRule(Verdict.Forbidden) { Status = 401, Code = "token_unauthorized" },
        new ResponseRule(Verdict.Throttled) { Code = "rate_limit_exceeded" },
        new ResponseRule(Verdict.Throttled) { Code = "too_many_requests" },
        // Intercom says why it rejects a request; what does not has lost its body, and with it perhaps `scroll_exists`.
        new ResponseRule(Verdict.Retry) { Status = 400, WithoutError = true });

    /// <summary>A search whose page cursor is no longer taken begins again.</summary>
    public static ResponseTable Search { get; } = Table.Prepend(
        new ResponseRule(Verdict.Expired) { Status = 400, MessageContains = "starting_after" },
        new ResponseRule(Verdict.Expired) { Status = 400, MessageContains = "cursor" });

    /// <summary>The first page of the companies scroll: there is one at a time.</summary>
    public static ResponseTable ScrollStart { get; } = Table.Prepend(
        new ResponseRule(Verdict.Busy) { Status = 400, Code = "scroll_exists" },
        new ResponseRule(Verdict.Busy) { Status = 400, MessageContains = "scroll already exists" });

    /// <summary>Its further pages: a 404 is an expired scroll, not its end; if another has been opened since, ours is gone too.</summary>
    public static ResponseTable Scroll { get; } = Table.Prepend(
        new ResponseRule(Verdict.Expired) { Status = 400, Code = "scroll_exists" },
        new ResponseRule(Verdict.Expired) { Status = 404 },
        new ResponseRule(Verdict.Expired) { Status = 500, MessageContains = "restart the scroll" });

    public static ApiError? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            var first = json.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
                ? errors[0]
                : json.RootElement;
            return new ApiError(Text(first, "code"), Text(first, "message"), Text(json.RootElement, "request_id"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static bool IsDeadToken(ApiException failure) => failure.Error?.Code is { } code && _deadTokenCodes.Contains(code);

    public static bool IsPlan(ApiException failure) => failure.Error?.Code == "api_plan_restricted";

    public static bool IsPermission(ApiException failure) => failure.Verdict is Verdict.TokenInvalid or Verdict.Forbidden && !IsDeadToken(failure);

    /// <summary>The failure of a stream, in words a user can act on.</summary>
    public static ConnectorException Explain(IntercomStream stream, ApiException failure) => failure switch
    {
        ForeignOriginException => new(FailureKind.SystemError, $"Stream `{stream.Name}`: {failure.Message}", null, failure),
        { IsTransient: true } or { Verdict: Verdict.Busy or Verdict.Expired } => new(
            FailureKind.TransientError,
            $"Stream `{stream.Name}` could not be read whole: {failure.Message}. The next sync goes on from the last state.",
            failure.InnerException?.ToString(),
            failure),
        { Verdict: Verdict.TokenInvalid or Verdict.Forbidden } => new(FailureKind.ConfigError, Refused(stream, failure), failure.Message, failure),
        _ => new(FailureKind.SystemError, $"Stream `{stream.Name}`: Intercom rejected the request: {failure.Message}.", null, failure),
    };

    public static string Refused(IntercomStream stream, ApiException failure) => failure switch
    {
        _ when IsDeadToken(failure) => DeadToken(failure),
        _ when IsPlan(failure) =>
            $"Intercom refuses stream `{stream.Name}` because of the workspace's plan ({failure.Message}). Change the plan, or deselect the stream.",
        _ => $"Intercom refuses stream `{stream.Name}`: the access token {(failure.Verdict == Verdict.TokenInvalid ? "is wrong or " : "")}lacks the permission "
            + $"\"{stream.Permission.Name}\" ({failure.Message}). "
            + "Grant it to the app in Intercom's Developer Hub and use its new token, or deselect the stream.",
    };

    public static string DeadToken(ApiException failure) =>
        $"Intercom does not accept the access token ({failure.Message}). It is wrong, or has been revoked: put the app's current token into `access_token`.";

    private static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
