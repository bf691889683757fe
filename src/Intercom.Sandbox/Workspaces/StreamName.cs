namespace Intercom.Sandbox.Workspaces;

/// <summary>The names of the thirteen classic streams, as record files and the ground truth spell them.</summary>
public static class StreamName
{
    public const string ActivityLogs = "activity_logs";
    public const string Admins = "admins";
    public const string Companies = "companies";
    public const string CompanyAttributes = "company_attributes";
    public const string CompanySegments = "company_segments";
    public const string ContactAttributes = "contact_attributes";
    public const string Contacts = "contacts";
    public const string ConversationParts = "conversation_parts";
    public const string Conversations = "conversations";
    public const string Segments = "segments";
    public const string Tags = "tags";
    public const string Teams = "teams";
    public const string Tickets = "tickets";

    /// <summary>All of them, in the order a listing shows them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ActivityLogs, Admins, Companies, CompanyAttributes, CompanySegments, ContactAttributes, Contacts,
        ConversationParts, Conversations, Segments, Tags, Teams, Tickets,
    ];

    /// <summary>The streams whose rows stand on their own; parts and company segments hang on a parent instead.</summary>
    public static IReadOnlyList<string> TopLevel { get; } = [.. All.Except([ConversationParts, CompanySegments])];

    /// <summary>The streams that have a search endpoint and therefore a search index.</summary>
    public static IReadOnlyList<string> Searchable { get; } = [Contacts, Conversations, Tickets];

    /// <summary>The streams whose rows carry <c>updated_at</c> and can change.</summary>
    public static IReadOnlyList<string> Changeable { get; } = [Contacts, Conversations, Tickets, Companies, Segments];
}
