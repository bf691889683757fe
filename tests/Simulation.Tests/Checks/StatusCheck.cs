namespace Simulation.Tests;

/// <summary>
/// P5 and the order of a read: each stream is started once, first of all; ends once, with its last state before it; and is whole
/// unless its endpoint, or its parent's, was broken for good or the read was told to stop.
/// </summary>
internal sealed class StatusCheck : ICheck
{
    /// <summary>What is in flight is abandoned at once; stdout may still be slow.</summary>
    private const int LongestScrollWait = 1_800;

    /// <summary>A list that becomes shorter more often than this while it is read cannot be read.</summary>
    private const int MostRestarts = 5;

    private static readonly TimeSpan _longestStop = TimeSpan.FromSeconds(5);

    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        if (run.Crash is not null) yield return $"crash: {run.Crash}";
        foreach (var violation in run.Streams.SelectMany(stream => Of(scenario, run, stream))) yield return violation;
        var isWhole = run.Lines.Where(line => line.Type == "STREAM_STATUS").All(line => line.Status != "INCOMPLETE");
        if (run.ExitCode != (isWhole ? 0 : 1)) yield return $"status: exit code {run.ExitCode}, all streams whole: {isWhole}";
        if (run.Conditions.StopAfter is { } stop && run.Pause is null && run.EndedAt > run.StartedAt.AddMilliseconds(stop) + _longestStop)
            yield return $"stop: asked to after {stop} ms, it ended at {run.EndedAt:O}";
    }

    private static IEnumerable<string> Of(Scenario scenario, RunResult run, string stream)
    {
        var lines = run.Lines.Where(line => line.Stream == stream).ToList();
        var statuses = lines.Where(line => line.Type == "STREAM_STATUS").Select(line => line.Status!).ToList();
        var ends = statuses.Count(status => status is "COMPLETE" or "INCOMPLETE");
        if (lines.Count == 0 || lines[0].Status != "STARTED" || statuses.Count(status => status == "STARTED") != 1)
            yield return $"status: {stream} is not started once and first";
        if (ends != 1 || statuses[^1] is not ("COMPLETE" or "INCOMPLETE")) yield return $"status: {stream} ends {ends} times";
        var isWhole = statuses.Contains("COMPLETE");
        var (lastState, lastRecord) = (lines.FindLastIndex(line => line.Type == "STATE"), lines.FindLastIndex(line => line.Type == "RECORD"));
        if (isWhole && (lastState < 0 || lastRecord > lastState))
            yield return $"status: {stream} ends without a state behind its last record";
        var firstRecord = lines.FindIndex(line => line.Type == "RECORD");
        if (firstRecord >= 0 && !lines.Take(firstRecord).Any(line => line.Status == "RUNNING"))
            yield return $"status: {stream} has records before it is RUNNING";
        if (!isWhole && !MayFail(scenario, run, stream))
            yield return $"status: {stream} is not whole: {lines.LastOrDefault(line => line.Type == "ERROR")?.Message ?? "no reason given"}";
        if (isWhole && run.Traffic.IsDoomed(stream) && !IsPassedOverWithParent(run, stream) && !(lastRecord < 0 && (run.Traffic.WasRefused(stream) || IsRefusedForGood(scenario, run, stream)))) yield return $"status: {stream} is whole after an answer that let it not be";
        if (isWhole && lastRecord >= 0 && run.Traffic.WasRefused(stream)) yield return $"status: {stream} is passed over although it has records";
        if (isWhole && run.Conditions.BrokenStream == stream && !MayPass(scenario, run, stream))
            yield return $"status: {stream} is whole although its endpoint never answered";
    }

    /// <summary>
    /// Not every workspace has tickets: without the permission they are passed over with a warning. Children are not asked for where there
    /// are no parents.
    /// </summary>
    private static bool MayPass(Scenario scenario, RunResult run, string stream) =>
        IsRefusedForGood(scenario, run, stream) || IsRefused(run, stream) || Workspace.IsChild(stream);

    /// <summary>Passed over at its first answer, whatever becomes of its parent later.</summary>
    private static bool IsRefusedForGood(Scenario scenario, RunResult run, string stream) =>
        run.Conditions.BrokenStream == stream && scenario.BrokenStatus == 401 && Workspace.IsOptional(stream);

    private static bool IsRefused(RunResult run, string stream) =>
        run.Conditions.Refusal is { } refusal && refusal.Stream == stream && refusal.MayBePassedOver(stream, answered: 0);

    /// <summary>Optional children of a stream that is refused for want of a right, before its first page.</summary>
    private static bool IsPassedOverWithParent(RunResult run, string stream) => Workspace.IsChild(stream) && run.Conditions.Refusal is { } refusal
        && refusal.Stream == Workspace.SourceOf(stream) && refusal.MayBePassedOver(stream, refusal.After);

    private static bool MayFail(Scenario scenario, RunResult run, string stream) =>
        run.Conditions.StopAfter is not null
        || run.Traffic.IsDoomed(stream)
        || scenario.Hardships.MayCutShort(stream)
        || run.Traffic.Falls(Workspace.SourceOf(stream)) > MostRestarts
        || (Workspace.IsPaged(Workspace.SourceOf(stream)) && scenario.Hardships.Further!.Pages.Order == AnswerOrder.TheOtherWay) // its rows never rest
        || (Workspace.IsInline(stream) && run.Conditions.Refusal?.Stream == stream) // some of its records came by no request of its own
        || (run.Conditions.ScrollHeldFor > LongestScrollWait && Workspace.SourceOf(stream) == "companies")
        || run.Conditions.BrokenStream == stream
        || (run.Conditions.BrokenStream is { } broken && broken == Workspace.SourceOf(stream));
}
