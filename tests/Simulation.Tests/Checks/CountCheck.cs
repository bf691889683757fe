namespace Simulation.Tests;

/// <summary>P3: the record counts of a stream's states add up to its records.</summary>
internal sealed class CountCheck : ICheck
{
    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        foreach (var stream in run.Streams)
        {
            var records = run.Lines.Count(line => line.Type == "RECORD" && line.Stream == stream);
            var counted = run.Lines.Where(line => line.Type == "STATE" && line.Stream == stream).Sum(line => line.RecordCount);
            if (records != counted) yield return $"P3: the states of {stream} count {counted} records, {records} were written";
        }
    }
}
