namespace Benchmarks.Macro.Running;

/// <summary>A read to run.</summary>
/// <param name="Streams">The streams to select.</param>
internal sealed record ReadOrder(params IReadOnlyList<string> Streams)
{
    /// <summary>The sandboxes' rows reach back two years.</summary>
    public const int StartDaysBack = 740;

    /// <summary>The connector's own default when null.</summary>
    public int? Workers { get; init; }

    /// <summary>Requests a minute: the most that may be configured, unless told otherwise, so that nothing waits for it.</summary>
    public int RateLimit { get; init; } = 150_000;

    /// <summary>States to go on from, as a platform hands them over.</summary>
    public IReadOnlyCollection<string> States { get; init; } = [];
}
