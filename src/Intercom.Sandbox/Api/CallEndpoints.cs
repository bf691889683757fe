using System.Text.Json;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>GET /calls by page, and POST /calls/search: the calls of up to 20 conversations, with their transcripts.</summary>
internal sealed class CallEndpoints(Workspace workspace) : IApiArea
{
    private const int MostConversations = 20;
    private static readonly NumberedPages _pages = new(mostPerPage: 25);

    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        ApiEndpoint.Get("/calls", ApiVersion.V2_14, Permission.Conversations, List),
        new(HttpMethods.Post, "/calls/search", Permission.Conversations, SearchAsync) { Since = ApiVersion.V2_14 },
    ];

    private ApiAnswer List(ApiRequest request) => _pages.Of(request, workspace.Rows(StreamName.Calls), CallParts.Listed);

    private async ValueTask<ApiAnswer> SearchAsync(ApiRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Http.Request.Body, cancellationToken: request.Http.RequestAborted);
            return Conversations(body.RootElement) is { } ids
                ? ApiAnswer.Ok(ListBody.Of("""{"type":"list","data":[""", ListBody.Serve(CallsOf(ids), request.Version), "]}"))
                : ApiError.Of(StatusCodes.Status400BadRequest, "parameter_invalid", $"conversation_ids must be a list of 1 to {MostConversations} ids");
        }
        catch (JsonException)
        {
            return ApiError.Of(StatusCodes.Status400BadRequest, "client_error", "The request body is not JSON");
        }
    }

    private IEnumerable<Row> CallsOf(HashSet<string> conversations) => workspace.Rows(StreamName.Calls)
        .Where(call => call.Current.ToJsonObject()["conversation_id"]?.ToString() is { } conversation && conversations.Contains(conversation));

    private static HashSet<string>? Conversations(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("conversation_ids", out var ids)) return null;
        if (ids.ValueKind != JsonValueKind.Array) return null;
        if (ids.GetArrayLength() is 0 or > MostConversations || ids.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String)) return null;
        return [.. ids.EnumerateArray().Select(id => id.GetString()!)];
    }
}
