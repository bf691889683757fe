namespace Intercom.Sandbox.Api;

/// <summary>How the activity log endpoint behaves.</summary>
public sealed record ActivityLogOptions
{
    /// <summary>Answer 500 to ranges wider than this; null never does. Production fails on wide ranges of busy workspaces.</summary>
    public TimeSpan? WidestRange { get; init; }

    /// <summary>Leave out entries whose <c>created_at</c> is exactly a bound; whether bounds count is not documented.</summary>
    public bool ExclusiveBounds { get; init; }

    /// <summary>Scheme, host and port that <c>pages.next</c> points to instead of the server's own, as Intercom's own host behind a proxy; followed there, it would leak the token.</summary>
    public string? ForeignNextOrigin { get; init; }
}
