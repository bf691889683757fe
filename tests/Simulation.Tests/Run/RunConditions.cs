namespace Simulation.Tests;

/// <summary>What sets one run of a scenario apart from the others.</summary>
/// <param name="Number">Of the run within its scenario.</param>
/// <param name="StartsAt">By the connector's clock.</param>
internal sealed record RunConditions(int Number, DateTimeOffset StartsAt, IReadOnlyList<string> Streams, Sync Sync)
{
    /// <summary>What the configuration says.</summary>
    public required DateTimeOffset StartDate { get; init; }

    public string? BrokenStream { get; init; }

    public Refusal? Refusal { get; init; }

    public FailingChildren? FailingChildren { get; init; }

    public Outage? Outage { get; init; }

    public StdoutPause? StdoutPause { get; init; }

    /// <summary>Streams may end before their time for another reason than that children fail.</summary>
    public bool HasOtherTrouble => StopAfter is not null || Refusal is not null || BrokenStream is not null;

    /// <summary>Milliseconds until the read is told to stop.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Seconds during which someone else's scroll is open.</summary>
    public int ScrollHeldFor { get; init; }
}
