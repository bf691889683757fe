using System.Text.Json;
using Intercom.Sandbox.Search;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>The three searches, alike but for the names in their answers.</summary>
internal sealed class SearchEndpoints(SearchEngine engine, SearchRequestParser parser, SearchTail tail) : IApiArea
{
    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        Search("/contacts/search", Permission.UsersAndCompanies, StreamName.Contacts, "list", "data"),
        Search("/conversations/search", Permission.Conversations, StreamName.Conversations, "conversation.list", "conversations"),
        Search("/tickets/search", Permission.Tickets, StreamName.Tickets, "ticket.list", "tickets"),
    ];

    private ApiEndpoint Search(string route, Permission permission, string stream, string type, string key) =>
        new(HttpMethods.Post, route, permission, request => AnswerAsync(request, stream, type, key));

    private async ValueTask<ApiAnswer> AnswerAsync(ApiRequest request, string stream, string type, string key)
    {
        var http = request.Http;
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            var page = engine.Search(parser.Parse(stream, body.RootElement));
            return ApiAnswer.Ok(ListBody.Of($$"""{"type":"{{type}}","{{key}}":[""", page.Rows.Select(row => OnDemand.Serve(row, request.Version, request.Flag)), tail.Of(page, http.Request.Path)));
        }
        catch (JsonException)
        {
            return ApiError.Of(StatusCodes.Status400BadRequest, "client_error", "The request body is not JSON");
        }
        catch (InvalidSearchException error)
        {
            return ApiError.Of(error.Status, error.Code, error.Message);
        }
    }
}
