namespace Intercom.Sandbox.Api;

/// <summary>Turns away requests whose token is missing, wrong, dead or not permitted the endpoint.</summary>
internal sealed class AccessGate(AccessOptions options)
{
    private readonly string _expected = $"Bearer {options.Token}";
    private volatile bool _isRevoked;

    /// <summary>The token is good no more.</summary>
    public void Revoke() => _isRevoked = true;

    /// <summary>The refusal, or null when the request may pass.</summary>
    public ApiAnswer? Refuse(HttpContext http, Permission? permission)
    {
        if (!string.Equals(http.Request.Headers.Authorization, _expected, StringComparison.Ordinal))
            return ApiError.Of(StatusCodes.Status401Unauthorized, "unauthorized", "Access Token Invalid");
        if (RefuseToken() is { } refusal) return refusal;
        if (permission is not { } needed || !options.Missing.Contains(needed)) return null;
        return options.MissingIsForbidden
            ? ApiError.Of(StatusCodes.Status403Forbidden, "forbidden", "You do not have permission to access this resource")
            : ApiError.Of(StatusCodes.Status401Unauthorized, "token_unauthorized", "The token is not authorized to access this resource");
    }

    private ApiAnswer? RefuseToken() => (_isRevoked ? TokenState.Revoked : options.State) switch
    {
        TokenState.Revoked => ApiError.Of(StatusCodes.Status401Unauthorized, "token_revoked", "The token has been revoked"),
        TokenState.Blocked => ApiError.Of(StatusCodes.Status401Unauthorized, "token_blocked", "The token has been blocked"),
        TokenState.PlanRestricted => ApiError.Of(StatusCodes.Status403Forbidden, "api_plan_restricted", "Active subscription needed."),
        _ => null,
    };
}
