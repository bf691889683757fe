namespace Simulation.Tests;

/// <summary>How an exchange goes wrong.</summary>
internal enum Fault
{
    None,
    ServerError,
    BadGateway,
    Unavailable,

    /// <summary>Served, but the answer is an error: whatever the request moved has moved.</summary>
    ServedThenError,
    TooManyRequests,
    ResetBefore,

    /// <summary>Served, but the connection breaks before the answer.</summary>
    ResetAfter,

    /// <summary>The body breaks off with the connection.</summary>
    Truncated,

    /// <summary>The body breaks off as if it were whole.</summary>
    CutShort,
    Malformed,
    EmptyBody,

    /// <summary>Served, but no answer ever comes.</summary>
    Hang,

    /// <summary>On a scroll only: the server asks to restart it.</summary>
    ScrollBroken,
}
