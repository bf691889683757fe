using System.Text;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>Small things that tests start from.</summary>
internal static class Some
{
    public const string Everything = """{"field":"updated_at","operator":">","value":0}""";

    /// <summary>A workspace with nothing in it but what a test adds.</summary>
    public static WorkspaceOptions EmptyWorkspace { get; } = new()
    {
        Contacts = 0,
        Companies = 0,
        CompaniesWithoutUsers = 0,
        Conversations = 0,
        Tickets = 0,
        ActivityLogs = 0,
        Admins = 0,
        Teams = 0,
        Tags = 0,
        Segments = 0,
        HelpCenters = 0,
        Collections = 0,
        Articles = 0,
        InternalArticles = 0,
        Newsfeeds = 0,
        NewsItems = 0,
        Macros = 0,
        Brands = 0,
        Emails = 0,
        AwayStatusReasons = 0,
        SubscriptionTypes = 0,
        Calls = 0,
        CustomObjects = 0,
        DeletedConversations = 0,
        DefinedAttributes = false,
    };

    /// <summary>A little of everything.</summary>
    public static WorkspaceOptions SmallWorkspace { get; } = new()
    {
        Contacts = 60,
        Companies = 40,
        Conversations = 50,
        Tickets = 45,
        ActivityLogs = 45,
        LongContactLists = 3,
        LongTickets = 1,
    };

    public static string ToText(this ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    public static JObject ToJson(this ReadOnlyMemory<byte> utf8) => JObject.Parse(utf8.ToText());

    public static Row AddContact(this Workspace workspace, string id, long updatedAt, string more = "") =>
        workspace.AddRaw("contacts", id, updatedAt, updatedAt, Encoding.UTF8.GetBytes($$"""{"type":"contact","id":"{{id}}","created_at":{{updatedAt}},"updated_at":{{updatedAt}}{{more}}}"""));
}
