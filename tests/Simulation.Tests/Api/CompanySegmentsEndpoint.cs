namespace Simulation.Tests;

/// <summary><c>GET /companies/{id}/segments</c>: the truth of the moment.</summary>
internal sealed class CompanySegmentsEndpoint(Workspace workspace) : IEndpoint
{
    public Answer Serve(Call call)
    {
        var row = workspace["companies"].Find(row => row.Id == call.PathPart(2));
        if (row?.TrueAt(call.Now) is null) return Answer.Error(404, "company_not_found", "Company Not Found");
        var segments = row.ChildrenAt("company_segments", call.Now).Select(segment => segment.Version.Json);
        return Answer.List("data", segments, "\"type\":\"list\",", "");
    }
}
