namespace Simulation.Tests;

/// <summary><c>GET /me</c>: the workspace is as old as the oldest entry of its log.</summary>
internal sealed class MeEndpoint(Scenario scenario, Workspace workspace) : IEndpoint
{
    public Answer Serve(Call call)
    {
        var createdAt = workspace["activity_logs"].Select(row => row.FirstChangedAt / 1_000).DefaultIfEmpty(scenario.StartsAt.ToUnixTimeSeconds()).Min();
        return Answer.Json($$$"""{"type":"admin","id":"1","app":{"type":"app","id_code":"simulated","created_at":{{{createdAt}}},"timezone":"{{{scenario.Zone}}}"}}""");
    }
}
