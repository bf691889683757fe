using System.Globalization;

namespace Simulation.Tests;

/// <summary><c>GET /contacts/{id}/tags</c>, whole; <c>GET /contacts/{id}/companies</c>, in numbered pages: the truth of the moment.</summary>
internal sealed class ContactListEndpoint(Scenario scenario, Workspace workspace) : IEndpoint
{
    private readonly ListManner _manner = scenario.Hardships.Further!.Pages;

    public Answer Serve(Call call)
    {
        var row = workspace["contacts"].Find(row => row.Id == call.PathPart(2));
        if (row?.TrueAt(call.Now) is null) return Answer.Error(404, "not_found", "User Not Found");
        var children = row.ChildrenAt(call.Stream, call.Now).Select(child => child.Version.Json).ToList();
        if (call.Stream == "contact_tags") return Answer.List("data", children, "\"type\":\"list\",", "");
        var size = Math.Min(int.Parse(call.Query["per_page"], CultureInfo.InvariantCulture), scenario.PageCap);
        var page = call.Query.TryGetValue("page", out var number) ? int.Parse(number, CultureInfo.InvariantCulture) : 1;
        var next = page * size >= children.Count ? "" : Next(call.Path, size, page + 1);
        return Answer.List(
            page % 2 == 0 ? "data" : "companies",
            children.Skip((page - 1) * size).Take(size),
            "\"type\":\"list\",",
            $",\"total_count\":{children.Count},\"pages\":{{\"type\":\"pages\",\"page\":{page},\"total_pages\":{(children.Count + size - 1) / size}{next}}}");
    }

    /// <summary>Linked by URL, as it is documented, or by numbers alone; on whatever host.</summary>
    private string Next(string path, int size, int page) => _manner.Link == ListLink.CursorObject ? "" : _manner.Next(path, $"per_page={size}", page, "");
}
