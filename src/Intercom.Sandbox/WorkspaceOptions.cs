namespace Intercom.Sandbox;

/// <summary>How much data the generator makes and how its times lie. Ignored for streams a record file provides.</summary>
public sealed record WorkspaceOptions
{
    public int Contacts { get; init; } = 1000;

    /// <summary>
    /// When above 0, contact search serves this many contacts, each made from its number when a page holds it, instead of
    /// <see cref="Contacts"/>: millions take no memory. They lie evenly over <see cref="Span"/>, never change, and are in no ground truth.
    /// </summary>
    public int ContactsOnTheFly { get; init; }

    public int Companies { get; init; } = 200;

    /// <summary>Companies without users, on top of <see cref="Companies"/>: they exist, and list and scroll omit them.</summary>
    public int CompaniesWithoutUsers { get; init; } = 3;

    public int Conversations { get; init; } = 500;

    /// <summary>Parts a conversation, on average; the counts spread evenly from none to twice this.</summary>
    public int Parts { get; init; } = 5;

    /// <summary>How many of the conversations have <see cref="LongConversationParts"/> parts instead.</summary>
    public int LongConversations { get; init; }

    public int LongConversationParts { get; init; } = 620;

    public int Tickets { get; init; } = 200;

    public int ActivityLogs { get; init; } = 300;

    public int Admins { get; init; } = 8;

    public int Teams { get; init; } = 4;

    public int Tags { get; init; } = 12;

    public int Segments { get; init; } = 6;

    /// <summary>Custom data attributes of each model, on top of the standard ones.</summary>
    public int CustomAttributes { get; init; } = 6;

    /// <summary>How many of the contacts have more than ten tags, companies and notes (as far as there are that many to have).</summary>
    public int LongContactLists { get; init; }

    /// <summary>How many of the tickets have <see cref="LongTicketParts"/> parts instead of one.</summary>
    public int LongTickets { get; init; }

    public int LongTicketParts { get; init; } = 620;

    public int HelpCenters { get; init; } = 1;

    public int Collections { get; init; } = 7;

    public int Articles { get; init; } = 30;

    public int InternalArticles { get; init; } = 8;

    public int Newsfeeds { get; init; } = 2;

    public int NewsItems { get; init; } = 12;

    public int Macros { get; init; } = 12;

    public int Brands { get; init; } = 2;

    public int Emails { get; init; } = 2;

    public int AwayStatusReasons { get; init; } = 4;

    public int SubscriptionTypes { get; init; } = 4;

    public int Calls { get; init; } = 30;

    /// <summary>The workspace's own object types; <see cref="CustomObjects"/> are dealt to them in turn.</summary>
    public IReadOnlyList<string> CustomObjectTypes { get; init; } = ["Order", "Delivery"];

    public int CustomObjects { get; init; } = 12;

    /// <summary>Conversations that are in the feed of deletes from the start.</summary>
    public int DeletedConversations { get; init; } = 6;

    /// <summary>
    /// Whether the attributes that contacts, companies, conversations and tickets carry are defined: custom data attributes (one of each
    /// model archived), conversation attributes, ticket types with their attributes.
    /// </summary>
    public bool DefinedAttributes { get; init; } = true;

    /// <summary>The same seed and clock give the same workspace.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How far back from now <c>updated_at</c> reaches.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(730);

    /// <summary>How unevenly updates lie: 1 spreads them evenly; at k the last share s of the span holds s^(1/k) of them.</summary>
    public double Skew { get; init; } = 1;

    /// <summary>Share of rows (0 to 1) whose update falls on or one second beside midnight or a full hour, where window bounds lie.</summary>
    public double RoundTimes { get; init; } = 0.02;

    /// <summary>Share of rows (0 to 1) that fall into few single seconds, as after a bulk import.</summary>
    public double ClusteredTimes { get; init; }

    /// <summary>How many single seconds the clustered rows share.</summary>
    public int Clusters { get; init; } = 1;

    /// <summary>A file of <c>{"stream","data"}</c> lines to serve exactly, instead of generated rows.</summary>
    public string? RecordsFile { get; init; }
}
