using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Progress;

/// <summary>Which requests a stream costs.</summary>
internal static class StreamEndpoint
{
    private static readonly Dictionary<string, string> _endpoints = new()
    {
        [StreamName.ActivityLogs] = "GET /admins/activity_logs",
        [StreamName.Admins] = "GET /admins",
        [StreamName.Companies] = "GET /companies/scroll",
        [StreamName.CompanyAttributes] = "GET /data_attributes",
        [StreamName.CompanySegments] = "GET /companies/{id}/segments",
        [StreamName.ContactAttributes] = "GET /data_attributes",
        [StreamName.Contacts] = "POST /contacts/search",
        [StreamName.ConversationParts] = "GET /conversations/{id}",
        [StreamName.Conversations] = "POST /conversations/search",
        [StreamName.Segments] = "GET /segments",
        [StreamName.Tags] = "GET /tags",
        [StreamName.Teams] = "GET /teams",
        [StreamName.Tickets] = "POST /tickets/search",
    };

    /// <summary>The endpoint of a stream, null when the demo does not know the stream.</summary>
    public static string? Of(string stream) => _endpoints.GetValueOrDefault(stream);
}
