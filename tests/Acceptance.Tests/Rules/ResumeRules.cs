namespace Acceptance.Tests;

/// <summary>A read that goes on from a state of an earlier one.</summary>
internal static class ResumeRules
{
    /// <summary>With fewer states a stream the platform's own check of slices compares nothing.</summary>
    private const int LeastCheckpoints = 3;

    /// <summary>
    /// The platform's rule, at least as many records as were not counted yet; and the stronger one: what came before the state and
    /// what comes after it is everything.
    /// </summary>
    /// <param name="first">The read that was cut off behind <paramref name="checkpoint"/>.</param>
    /// <param name="resumed">A read of the checkpoint's stream alone, or of more.</param>
    public static IEnumerable<string> Violations(ConnectorRun first, OutputLine checkpoint, ConnectorRun resumed, ExpectedRecords expected)
    {
        var stream = checkpoint.Stream!;
        var counted = first.States(stream).Where(state => state.Number <= checkpoint.Number).Sum(StateRules.Count);
        var owed = first.Records(stream).Count() - counted;
        var came = resumed.Records(stream).Count();
        if (came < owed) yield return $"{stream}: resumed from line {checkpoint.Number}, {came} records came; {owed} were not counted yet";
        foreach (var lost in ContentRules.Missing(stream, [.. first.Records(stream, checkpoint.Number), .. resumed.Records(stream)], expected))
            yield return $"resumed from line {checkpoint.Number}: {lost}";
    }

    /// <summary>The same for a whole read that was cut off behind a state of any stream.</summary>
    public static IEnumerable<string> Whole(
        ConnectorRun first, OutputLine checkpoint, ConnectorRun resumed, IEnumerable<string> streams, ExpectedRecords expected) =>
        from stream in streams
        from lost in ContentRules.Missing(stream, [.. first.Records(stream, checkpoint.Number), .. resumed.Records(stream)], expected)
        select $"resumed from line {checkpoint.Number}: {lost}";

    /// <summary>That a read saves states on its way, which differ and count records.</summary>
    /// <param name="streams">Those that the API serves in an order or in windows.</param>
    public static IEnumerable<string> Checkpoints(ConnectorRun first, IEnumerable<string> streams)
    {
        foreach (var stream in streams)
        {
            var states = first.States(stream).Where(state => StateRules.Count(state) > 0).Select(state => Json.Text(state.State)).Distinct().Count();
            if (states < LeastCheckpoints) yield return $"{stream}: {states} states with records, fewer than {LeastCheckpoints}";
        }
    }
}
