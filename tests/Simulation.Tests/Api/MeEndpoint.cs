namespace Simulation.Tests;

/// <summary><c>GET /me</c>: the workspace is as old as the oldest entry of its log.</summary>
internal sealed class MeEndpoint(Scenario scenario, Workspace workspace) : IEndpoint
{
    public Answer Serve(Call call)
    {
        var age = scenario.Hardships.LongAgo is { SaysAge: false } ? "" : $"\"created_at\":{CreatedAt(scenario, workspace)},";
        return Answer.Json($$$"""{"type":"admin","id":"1","app":{"type":"app","id_code":"simulated",{{{age}}}"timezone":"{{{scenario.Zone}}}"}}""");
    }

    /// <summary>Unix seconds.</summary>
    public static long CreatedAt(Scenario scenario, Workspace workspace) =>
        workspace["activity_logs"].Select(row => row.Latest.Cursor!.Value).DefaultIfEmpty(scenario.StartsAt.ToUnixTimeSeconds() - scenario.ClockAhead).Min();
}
