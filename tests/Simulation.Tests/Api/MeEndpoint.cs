namespace Simulation.Tests;

/// <summary><c>GET /me</c>: the workspace is as old as its oldest row may be.</summary>
internal sealed class MeEndpoint(Scenario scenario) : IEndpoint
{
    public Answer Serve(Call call)
    {
        var createdAt = scenario.StartsAt.AddSeconds(-scenario.HistorySeconds).ToUnixTimeSeconds();
        return Answer.Json($$$"""{"type":"admin","id":"1","app":{"type":"app","id_code":"simulated","created_at":{{{createdAt}}},"timezone":"{{{scenario.Zone}}}"}}""");
    }
}
