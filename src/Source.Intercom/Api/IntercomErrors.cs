using Connector.Http;

namespace Source.Intercom;

/// <summary>What Intercom's answers mean, in one table (developers.intercom.com, "HTTP Responses" and "Error Codes"). Proxies before it answer with HTML.</summary>
internal static class IntercomErrors
{
    /// <summary>401s that concern the token itself, whatever is asked.</summary>
    private static readonly HashSet<string> _deadTokenCodes =
        ["unauthorized", "token_revoked", "token_blocked", "token_not_found", "token_expired", "missing_authorization"];

    public static ResponseTable Table { get; } = ResponseTable.Default.Prepend(
        new ResponseRule(Verdict.Forbidden) { Status = 401, Code = "token_unauthorized" },
        new ResponseRule(Verdict.Forbidden) { Status = 401, MessageContains = "Not authorized to access resource" },
        new ResponseRule(Verdict.Forbidden) { Status = 402 },
        new ResponseRule(Verdict.Throttled) { Code = "rate_limit_exceeded" },
        new ResponseRule(Verdict.Throttled) { Code = "too_many_requests" },
        // Intercom says why it rejects a request; what does not has lost its body, and with it perhaps `scroll_exists`.
        new ResponseRule(Verdict.Retry) { Status = 400, WithoutError = true });

    /// <summary>
    /// A page asked for with a cursor that the API handed out itself. The query was taken with the first page, so a rejection, with
    /// whatever text, is one of the cursor: begin again without it.
    /// </summary>
    public static ResponseTable NextPage { get; } = Table.Prepend(new ResponseRule(Verdict.Expired) { Status = 400 });

    /// <summary>The first page of the companies scroll: there is one at a time.</summary>
    public static ResponseTable ScrollStart { get; } = Table.Prepend(
        new ResponseRule(Verdict.Busy) { Status = 400, Code = "scroll_exists" },
        new ResponseRule(Verdict.Busy) { Status = 400, MessageContains = "scroll already exists" });

    /// <summary>Its further pages: a 404 is an expired scroll, not its end; if another has been opened since, ours is gone too.</summary>
    public static ResponseTable Scroll { get; } = Table.Prepend(
        new ResponseRule(Verdict.Expired) { Status = 400, Code = "scroll_exists" },
        new ResponseRule(Verdict.Expired) { Status = 404 },
        new ResponseRule(Verdict.Expired) { Status = 500, MessageContains = "restart the scroll" });

    public static bool IsDeadToken(ApiException failure) =>
        failure is { Verdict: Verdict.TokenInvalid, Error.Code: { } code } && _deadTokenCodes.Contains(code);

    /// <summary>Intercom itself says that the token may not do this: for want of a permission, a plan or a feature.</summary>
    public static bool IsRefusal(ApiException failure) => failure is { Verdict: Verdict.Forbidden, Error: not null };

    /// <summary>The endpoint is not there: for the workspace, or in the version asked for.</summary>
    public static bool IsAbsent(ApiException failure) => failure.Verdict == Verdict.Gone || IsVersion(failure);

    public static bool IsPlan(ApiException failure) => failure is { Status: 402 } or { Error.Code: "api_plan_restricted" };

    public static bool IsFeature(ApiException failure) =>
        failure.Error?.Message?.Contains("feature is not yet available", StringComparison.OrdinalIgnoreCase) == true;

    public static bool IsVersion(ApiException failure) => failure.Error?.Code == "intercom_version_invalid";
}
