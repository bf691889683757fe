namespace Simulation.Tests;

/// <summary><c>GET /conversations/{id}</c>: the truth of the moment, with every part.</summary>
internal sealed class ConversationEndpoint(Workspace workspace) : IEndpoint
{
    public Answer Serve(Call call)
    {
        var row = workspace["conversations"].Find(row => row.Id == call.PathPart(2));
        if (row?.TrueAt(call.Now) is not { } version)
            return row?.DeletedAt % 2 == 0 ? Answer.Html(404) : Answer.Error(404, "not_found", "Resource Not Found");
        var parts = row.ChildrenAt("conversation_parts", call.Now).Select(part => part.Version.Json).ToList();
        return Answer.List(
            "conversation_parts",
            parts,
            $"\"type\":\"conversation\",\"id\":\"{row.Id}\",\"created_at\":{row.CreatedAt},"
                + $"\"updated_at\":{version.Cursor},\"conversation_parts\":{{",
            $",\"total_count\":{parts.Count}}},\"statistics\":{{\"count_conversation_parts\":{parts.Count}}}");
    }
}
