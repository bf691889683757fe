using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Progress;

/// <summary>Which requests a stream costs.</summary>
internal static class StreamEndpoint
{
    private static readonly Dictionary<string, string> _endpoints = new()
    {
        [StreamName.ActivityLogs] = "GET /admins/activity_logs",
        [StreamName.Admins] = "GET /admins",
        [StreamName.ArticleStatistics] = "GET /articles/{id}",
        [StreamName.Articles] = "GET /articles",
        [StreamName.AwayStatusReasons] = "GET /away_status_reasons",
        [StreamName.Brands] = "GET /brands",
        [StreamName.CallTranscripts] = "POST /calls/search",
        [StreamName.Calls] = "GET /calls",
        [StreamName.Collections] = "GET /help_center/collections",
        [StreamName.Companies] = "GET /companies/scroll",
        [StreamName.CompanyAttributes] = "GET /data_attributes",
        [StreamName.CompanyNotes] = "GET /companies/{id}/notes",
        [StreamName.CompanySegments] = "GET /companies/{id}/segments",
        [StreamName.ContactAttributes] = "GET /data_attributes",
        [StreamName.ContactCompanies] = "GET /contacts/{id}/companies",
        [StreamName.ContactNotes] = "GET /contacts/{id}/notes",
        [StreamName.ContactTags] = "GET /contacts/{id}/tags",
        [StreamName.Contacts] = "POST /contacts/search",
        [StreamName.ConversationAttributes] = "GET /conversations/attributes",
        [StreamName.ConversationParts] = "GET /conversations/{id}",
        [StreamName.Conversations] = "POST /conversations/search",
        [StreamName.CustomObjects] = "GET /custom_object_instances/{type}",
        [StreamName.DeletedConversations] = "GET /conversations/deleted",
        [StreamName.Emails] = "GET /emails",
        [StreamName.HelpCenters] = "GET /help_center/help_centers",
        [StreamName.InternalArticles] = "GET /internal_articles",
        [StreamName.Macros] = "GET /macros",
        [StreamName.NewsItems] = "GET /news/news_items",
        [StreamName.Newsfeeds] = "GET /news/newsfeeds",
        [StreamName.Segments] = "GET /segments",
        [StreamName.SubscriptionTypes] = "GET /subscription_types",
        [StreamName.Tags] = "GET /tags",
        [StreamName.Teams] = "GET /teams",
        [StreamName.TicketParts] = "POST /tickets/search",
        [StreamName.TicketStates] = "GET /ticket_states",
        [StreamName.TicketTypes] = "GET /ticket_types",
        [StreamName.Tickets] = "POST /tickets/search",
    };

    /// <summary>The endpoint of a stream, null when the demo does not know the stream.</summary>
    public static string? Of(string stream) => _endpoints.GetValueOrDefault(stream);
}
