using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Workspaces;

/// <summary>The names of the streams, as record files and the ground truth spell them.</summary>
public static class StreamName
{
    public const string ActivityLogs = "activity_logs";
    public const string Admins = "admins";
    public const string ArticleStatistics = "article_statistics";
    public const string Articles = "articles";
    public const string AwayStatusReasons = "away_status_reasons";
    public const string Brands = "brands";
    public const string CallTranscripts = "call_transcripts";
    public const string Calls = "calls";
    public const string Collections = "collections";
    public const string Companies = "companies";
    public const string CompanyAttributes = "company_attributes";
    public const string CompanyNotes = "company_notes";
    public const string CompanySegments = "company_segments";
    public const string ContactAttributes = "contact_attributes";
    public const string ContactCompanies = "contact_companies";
    public const string ContactNotes = "contact_notes";
    public const string ContactTags = "contact_tags";
    public const string Contacts = "contacts";
    public const string ConversationAttributes = "conversation_attributes";
    public const string ConversationParts = "conversation_parts";
    public const string Conversations = "conversations";
    public const string CustomObjects = "custom_objects";
    public const string DeletedConversations = "deleted_conversations";
    public const string Emails = "emails";
    public const string HelpCenters = "help_centers";
    public const string InternalArticles = "internal_articles";
    public const string Macros = "macros";
    public const string NewsItems = "news_items";
    public const string Newsfeeds = "newsfeeds";
    public const string Segments = "segments";
    public const string SubscriptionTypes = "subscription_types";
    public const string Tags = "tags";
    public const string Teams = "teams";
    public const string TicketParts = "ticket_parts";
    public const string TicketStates = "ticket_states";
    public const string TicketTypes = "ticket_types";
    public const string Tickets = "tickets";

    /// <summary>The thirteen classic streams, in the order a listing shows them.</summary>
    public static IReadOnlyList<string> Classic { get; } =
    [
        ActivityLogs, Admins, Companies, CompanyAttributes, CompanySegments, ContactAttributes, Contacts,
        ConversationParts, Conversations, Segments, Tags, Teams, Tickets,
    ];

    /// <summary>The streams beyond them.</summary>
    public static IReadOnlyList<string> Further { get; } =
    [
        ArticleStatistics, Articles, AwayStatusReasons, Brands, CallTranscripts, Calls, Collections, CompanyNotes, ContactCompanies, ContactNotes,
        ContactTags, ConversationAttributes, CustomObjects, DeletedConversations, Emails, HelpCenters, InternalArticles, Macros, NewsItems,
        Newsfeeds, SubscriptionTypes, TicketParts, TicketStates, TicketTypes,
    ];

    /// <summary>All of them: the classic ones first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Classic, .. Further];

    /// <summary>The streams that have rows of their own but hang on a parent.</summary>
    public static IReadOnlyList<string> Children { get; } = [ConversationParts, CompanySegments];

    /// <summary>The streams whose records are cut out of other streams' rows.</summary>
    public static IReadOnlyList<string> Derived { get; } =
        [ArticleStatistics, CallTranscripts, CompanyNotes, ContactCompanies, ContactNotes, ContactTags, TicketParts];

    /// <summary>The streams whose rows stand on their own.</summary>
    public static IReadOnlyList<string> TopLevel { get; } = [.. All.Except(Children).Except(Derived)];

    /// <summary>The streams that have a search endpoint and therefore a search index.</summary>
    public static IReadOnlyList<string> Searchable { get; } = [Contacts, Conversations, Tickets];

    /// <summary>The streams whose rows carry <c>updated_at</c> and can change.</summary>
    public static IReadOnlyList<string> Changeable { get; } =
        [Contacts, Conversations, Tickets, Companies, Segments, Articles, Calls, Collections, CustomObjects, InternalArticles, Macros, NewsItems];

    /// <summary>The oldest version in which this sandbox tells a stream's truth: the oldest description that has the stream's endpoint.</summary>
    public static ApiVersion Since(string stream) => stream switch
    {
        InternalArticles or TicketStates or Calls or CallTranscripts or AwayStatusReasons or CustomObjects => ApiVersion.V2_14,
        CompanyNotes or DeletedConversations or ConversationAttributes or Macros or Brands or Emails => ApiVersion.V2_16,
        _ => ApiVersion.V2_11,
    };

    /// <summary>The member that tells a stream's records apart, next to the parent's id where there is one.</summary>
    public static string IdMember(string stream) => stream switch
    {
        CompanyAttributes or ContactAttributes => "full_name",
        ArticleStatistics => "article_id",
        CallTranscripts => "call_id",
        _ => "id",
    };

    /// <summary>The member that a reader adds for the parent's id; null where a record has no parent.</summary>
    public static string? ParentMember(string stream) => stream switch
    {
        ConversationParts => "conversation_id",
        CompanySegments or CompanyNotes => "company_id",
        ContactCompanies or ContactNotes or ContactTags => "contact_id",
        TicketParts => "ticket_id",
        CustomObjects => "object_type",
        _ => null,
    };

    /// <summary>The members that a reader adds to a stream's records.</summary>
    public static IReadOnlyList<string> Injected(string stream) => stream switch
    {
        ConversationParts => ["conversation_id", "conversation_created_at", "conversation_updated_at", "conversation_total_parts"],
        CompanySegments => ["company_id"],
        CompanyNotes => ["company_id", "company_updated_at"],
        ContactCompanies or ContactNotes or ContactTags => ["contact_id", "contact_updated_at"],
        TicketParts => ["ticket_id", "ticket_updated_at"],
        ArticleStatistics => ["article_id", "article_updated_at"],
        CallTranscripts => ["call_id", "call_updated_at"],
        CustomObjects => ["object_type"],
        _ => [],
    };
}
