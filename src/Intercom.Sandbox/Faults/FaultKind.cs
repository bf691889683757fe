namespace Intercom.Sandbox.Faults;

/// <summary>What can go wrong with an answer.</summary>
public enum FaultKind
{
    /// <summary>500 with an <c>error.list</c> body.</summary>
    ServerError,

    /// <summary>502 with a proxy's HTML body.</summary>
    BadGateway,

    /// <summary>503 with an <c>error.list</c> body.</summary>
    Unavailable,

    /// <summary>429 although the window has room, as when another app of the workspace has used it up.</summary>
    Throttled,

    /// <summary>The connection is reset before any byte of the answer.</summary>
    Reset,

    /// <summary>A 200 whose body stops half-way: either the connection breaks off, or the framing ends cleanly too early.</summary>
    Truncated,

    /// <summary>A whole 200 whose last byte is wrong, so that every record in it looks fine and the document is not JSON.</summary>
    Malformed,

    /// <summary>A 200 without a body.</summary>
    EmptyOk,

    /// <summary>No answer until the client goes away or <see cref="FaultOptions.HangLimit"/> has passed.</summary>
    Hang,

    /// <summary>302 to another origin, to see whether the bearer token follows.</summary>
    Redirect,
}
