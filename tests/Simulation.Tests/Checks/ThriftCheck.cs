namespace Simulation.Tests;

/// <summary>
/// Requests that were for nothing: pages that stay small long after an outage, activity logs from before the workspace was, and what is
/// asked of a token that has been said to be dead.
/// </summary>
internal sealed class ThriftCheck : ICheck
{
    private const int MostSmallPages = 30;

    /// <summary>The window in which the workspace was created may have to be halved.</summary>
    private const int MostLogsBefore = 20;

    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        if (scenario.Hardships.Outage is not null && scenario.HeaviestPage is null && scenario.FaultShare == 0 && run.Traffic.SmallPages > MostSmallPages)
            yield return $"thrift: {run.Traffic.SmallPages} searches for less than a full page after the outage was over";
        if (scenario.Hardships.LongAgo is { SaysAge: true } && run.Traffic.LogsBeforeWorkspace > MostLogsBefore)
            yield return $"thrift: {run.Traffic.LogsBeforeWorkspace} requests for activity logs from before the workspace was created";
        if (run.Traffic.AskedOfDeadToken > 2 * (scenario.Workers + run.Streams.Count))
            yield return $"thrift: {run.Traffic.AskedOfDeadToken} requests after the token was said to be dead";
    }
}
