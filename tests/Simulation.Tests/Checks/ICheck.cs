namespace Simulation.Tests;

/// <summary>One promise, held against one run. Yields what broke it, in words.</summary>
internal interface ICheck
{
    IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run);
}
