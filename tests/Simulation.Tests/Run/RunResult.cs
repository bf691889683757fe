namespace Simulation.Tests;

/// <summary>One read as it was seen from outside.</summary>
/// <param name="Input">The states it was given.</param>
internal sealed record RunResult(
    RunConditions Conditions, Progress Input, IReadOnlyList<OutputLine> Lines, int? ExitCode, DateTimeOffset EndedAt, Traffic Traffic, string? Crash)
{
    public IReadOnlyList<string> Streams => Conditions.Streams;

    /// <summary>Whether the stream was read to its end.</summary>
    public bool IsRead(string stream) =>
        Conditions.BrokenStream != stream && Lines.Any(line => line.Stream == stream && line.Status == "COMPLETE");

    /// <summary>When the stream's end was said; null: never.</summary>
    public DateTimeOffset? EndOf(string stream) => Lines.FirstOrDefault(line => line.Stream == stream && line.Status is "COMPLETE" or "INCOMPLETE")?.At;

    public DateTimeOffset StartedAt => Conditions.StartsAt;
}
