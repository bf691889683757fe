namespace Simulation.Tests;

/// <summary><c>GET /segments</c>, <c>GET /tags</c>: everything in one answer.</summary>
internal sealed class ListEndpoint(Scenario scenario, Workspace workspace, string member) : IEndpoint
{
    public Answer Serve(Call call) => Answer.List(
        member,
        workspace[call.Stream].Select(row => row.ShownAt(call.Now, scenario.HidesWhileIndexing)).OfType<RowVersion>().Select(version => version.Json),
        "\"type\":\"list\",",
        "");
}
