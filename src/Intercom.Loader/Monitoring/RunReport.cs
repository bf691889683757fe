using Warehouse;

namespace Intercom.Loader;

/// <summary>What alerts tell of a run that has ended: nothing of any row.</summary>
/// <param name="Run">Null: it failed before it had a number.</param>
/// <param name="Failed">The objects that failed, and why.</param>
internal sealed record RunReport(long? Run, RunResult Result, string? Error, IReadOnlyList<(string Stream, string? Error)> Failed)
{
    /// <summary>The names of those that failed. What they say is not compared: it names requests and seconds.</summary>
    public HashSet<string> Objects => [.. Failed.Select(failed => failed.Stream)];

    public bool HasSucceeded => Result == RunResult.Succeeded;

    public static RunReport Of(LoadOutcome outcome) => new(
        outcome.Run, outcome.Result, outcome.Error, [.. outcome.Streams.Where(stream => stream.Result == RunResult.Failed).Select(stream => (stream.Stream, stream.Error))]);

    public static RunReport OfFailure(string message) => new(null, RunResult.Failed, message, []);
}
