namespace Simulation.Tests;

/// <summary><c>GET /articles/{id}</c>: the truth of the moment, with its statistics where it has any.</summary>
internal sealed class ArticleEndpoint(Workspace workspace) : IEndpoint
{
    public Answer Serve(Call call)
    {
        var row = workspace["articles"].Find(row => row.Id == call.PathPart(2));
        if (row?.TrueAt(call.Now) is not { } version) return Answer.Error(404, "not_found", "Resource Not Found");
        var statistics = row.ChildrenAt("article_statistics", call.Now).Select(child => System.Text.Encoding.UTF8.GetString(child.Version.Json)).FirstOrDefault("null");
        return Answer.Json($"{{\"type\":\"article\",\"id\":\"{row.Id}\",\"updated_at\":{version.Cursor},\"statistics\":{statistics}}}") with { Serves = true };
    }
}
