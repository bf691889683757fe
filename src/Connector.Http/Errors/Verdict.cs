namespace Connector.Http;

/// <summary>What a response means for the caller: a closed vocabulary.</summary>
public enum Verdict
{
    /// <summary>The body may be read.</summary>
    Success,

    /// <summary>Transient: the same request may succeed later.</summary>
    Retry,

    /// <summary>Too many requests (429): wait as told, then send again.</summary>
    Throttled,

    /// <summary>The thing asked for no longer exists.</summary>
    Gone,

    /// <summary>The cursor or scroll passed is no longer valid: begin again.</summary>
    Expired,

    /// <summary>An exclusive resource is held by someone else.</summary>
    Busy,

    /// <summary>The token is not, or no longer, accepted.</summary>
    TokenInvalid,

    /// <summary>The token is known but may not do this.</summary>
    Forbidden,

    /// <summary>The request is refused and would be again.</summary>
    Rejected,
}
