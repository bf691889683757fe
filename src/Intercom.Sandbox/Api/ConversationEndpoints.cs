using System.Globalization;
using System.Text;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>
/// GET /conversations/{id}: the only place that serves parts, and no more than the most recent ones; and GET /conversations/deleted, the
/// only feed of deletes.
/// </summary>
/// <param name="notFoundAsHtml">Answer for a deleted conversation with a proxy's page instead of <c>error.list</c>; both occur.</param>
internal sealed class ConversationEndpoints(Workspace workspace, bool notFoundAsHtml) : IApiArea
{
    private static readonly NumberedPages _deletedPages = new("conversations.list", "conversations", perPage: 20, mostPerPage: 60);
    private static readonly ReadOnlyMemory<byte> _comma = ","u8.ToArray();
    private static readonly ReadOnlyMemory<byte> _partsHead =
        Encoding.UTF8.GetBytes(""","conversation_parts":{"type":"conversation_part.list","conversation_parts":[""");

    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        ApiEndpoint.Get("/conversations/{id}", Permission.Conversations, Answer),
        ApiEndpoint.Get("/conversations/deleted", ApiVersion.V2_16, Permission.Conversations, Deleted),
    ];

    private ApiAnswer Answer(ApiRequest request)
    {
        lock (workspace.Gate)
        {
            if (workspace.Table(StreamName.Conversations).Find(request.Route("id")) is { } conversation) return ApiAnswer.Ok(Body(request, conversation));
        }
        return notFoundAsHtml ? ApiAnswer.OfHtml(StatusCodes.Status404NotFound, "404 Not Found") : ApiError.NotFound();
    }

    /// <summary>By page, the last deleted first unless asked otherwise.</summary>
    private ApiAnswer Deleted(ApiRequest request)
    {
        var rows = workspace.Rows(StreamName.DeletedConversations);
        return _deletedPages.Of(request, request.Query("order") == "asc" ? rows.OldestFirst() : rows.NewestFirst(), row => row.Current.Json);
    }

    /// <summary>The search row with one more member in front of its closing brace.</summary>
    private List<ReadOnlyMemory<byte>> Body(ApiRequest request, Row conversation)
    {
        var parts = workspace.Parts.Of(conversation.Id);
        conversation.Current.Served = true;
        var body = new List<ReadOnlyMemory<byte>> { conversation.Current.In(request.Version)[..^1], _partsHead };
        foreach (var part in ListBody.Serve(parts.TakeLast(workspace.PartCap), request.Version))
        {
            if (body.Count > 2) body.Add(_comma);
            body.Add(part);
        }
        body.Add(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""],"total_count":{{{parts.Count}}}}}""")));
        return body;
    }
}
