namespace Simulation.Tests;

/// <summary>One read as it was seen from outside.</summary>
/// <param name="Input">The states it was given.</param>
internal sealed record RunResult(
    RunConditions Conditions, Progress Input, IReadOnlyList<OutputLine> Lines, int? ExitCode, DateTimeOffset EndedAt, Traffic Traffic, string? Crash)
{
    /// <summary>While the reader of stdout paused.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Pause { get; init; }

    public IReadOnlyList<string> Streams => Conditions.Streams;

    /// <summary>Whether the stream was read to its end.</summary>
    public bool IsRead(string stream) =>
        !new[] { stream, Workspace.SourceOf(stream) }.Any(asked => Conditions.BrokenStream == asked || Conditions.Refusal?.Stream == asked) && Lines.Any(line => line.Stream == stream && line.Status == "COMPLETE");

    /// <summary>Whether the read goes on from the state it was given for the stream: a full refresh only from one of its own.</summary>
    public bool Resumes(string stream)
    {
        if (!Input.States.TryGetValue(stream, out var state)) return false;
        if (!Conditions.Sync.FullRefresh.Contains(stream)) return true;
        var refresh = state["refresh"];
        return refresh is not null && (Conditions.Sync.Id is { } id ? refresh["sync_id"]?.ToObject<long>() == id : refresh["ended"]!.ToObject<bool>() == false);
    }

    /// <summary>The full refresh that this read is to go on with has ended: there is nothing to read.</summary>
    public bool IsOver(string stream) =>
        Conditions.Sync.FullRefresh.Contains(stream) && Resumes(stream) && Input.States[stream]["refresh"]!["ended"]!.ToObject<bool>();

    /// <summary>What the state that the stream goes on from claims; null: it begins from the start date.</summary>
    public StateClaim? Claim(string stream) => Resumes(stream) ? StateClaim.Given(stream, Input.States[stream]) : null;

    /// <summary>When the stream's end was said; null: never.</summary>
    public DateTimeOffset? EndOf(string stream) => Lines.FirstOrDefault(line => line.Stream == stream && line.Status is "COMPLETE" or "INCOMPLETE")?.At;

    public DateTimeOffset StartedAt => Conditions.StartsAt;
}
