namespace Simulation.Tests;

/// <summary>
/// Requests that were for nothing: pages that an outage has made smaller and smaller, activity logs from before the workspace was, and what is
/// asked of a token that has been said to be dead.
/// </summary>
internal sealed class ThriftCheck : ICheck
{
    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        if (scenario.Hardships.Outage is not null && run.Conditions.BrokenStream is null && scenario.HeaviestPage is null && scenario.FaultShare == 0 && run.Traffic.SmallPages > 0)
            yield return $"thrift: {run.Traffic.SmallPages} searches for less than a full page though nothing but an outage was in the way";
        // A single window is read without asking for the age, and one whose pages never end is halved and halved again.
        if (scenario.Hardships is { LongAgo.SaysAge: true, EndlessPages: null } && !run.Traffic.IsDoomed("me") && run.Traffic.LogsBeforeWorkspace > 0)
            yield return $"thrift: {run.Traffic.LogsBeforeWorkspace} requests for activity logs from before the workspace was created";
        if (run.Traffic.AskedOfDeadToken > 2 * (scenario.Workers + run.Streams.Count))
            yield return $"thrift: {run.Traffic.AskedOfDeadToken} requests after the token was said to be dead";
    }
}
