namespace Intercom.Sandbox.Faults;

/// <summary>Which share of requests meets which fault. A request meets one at most; shares add up to 1 or less.</summary>
public sealed record FaultOptions
{
    /// <summary>Share (0 to 1) of requests per kind.</summary>
    public IReadOnlyDictionary<FaultKind, double> Shares { get; init; } = new Dictionary<FaultKind, double>();

    /// <summary>Endpoints that faults are dealt to, as the report names them (<c>POST /contacts/search</c>); empty means all.</summary>
    public IReadOnlyCollection<string> Endpoints { get; init; } = [];

    /// <summary>This many requests, of those that faults are dealt to, are spared at first.</summary>
    public int SparedRequests { get; init; }

    /// <summary>Same seed and same order of requests, same faults.</summary>
    public int Seed { get; init; } = 1;

    public FaultTiming Timing { get; init; } = FaultTiming.BeforeProcessing;

    /// <summary>How long a hanging request waits before the connection is cut.</summary>
    public TimeSpan HangLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When a dealt 429 says its window resets, in seconds from now.</summary>
    public int ThrottleResetSeconds { get; init; } = 1;

    /// <summary>Put the request's own Authorization header into error bodies, as some proxies' debug pages do.</summary>
    public bool EchoAuthorization { get; init; }

    /// <summary>Where redirects point.</summary>
    public string RedirectTarget { get; init; } = "http://redirect.invalid/";

    /// <summary>The same share for every kind in <paramref name="kinds"/>.</summary>
    public static FaultOptions Of(double share, params IEnumerable<FaultKind> kinds) => new() { Shares = kinds.ToDictionary(kind => kind, _ => share) };
}
