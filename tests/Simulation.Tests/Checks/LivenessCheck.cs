namespace Simulation.Tests;

/// <summary>P8: never more than 30 s between two lines. And P4: within budget, as the traffic was seen.</summary>
internal sealed class LivenessCheck : ICheck
{
    private static readonly TimeSpan _longestSilence = TimeSpan.FromSeconds(30);

    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        foreach (var violation in run.Traffic.Violations.Take(3)) yield return $"P4: {violation}";
        var last = run.StartedAt;
        foreach (var time in run.Lines.Select(line => line.At).Append(run.EndedAt))
        {
            if (run.Pause is { } pause && pause.From <= time && pause.To >= last) last = pause.To < time ? pause.To : time; // nobody listened
            if (time - last > _longestSilence) yield return $"P8: nothing was printed from {last:O} to {time:O}";
            last = time;
        }
    }
}
