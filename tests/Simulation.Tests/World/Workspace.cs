namespace Simulation.Tests;

/// <summary>
/// A workspace with its past and its future, laid down before anything is read. So every run of a scenario, and every resumed run, sees
/// the same world, whatever it asks and when.
/// </summary>
internal sealed class Workspace
{
    /// <summary>
    /// Milliseconds. The connector allows for 600 s of index lag. Within that lie a clock up to 30 s ahead of the server's, which it does
    /// not correct, and the fraction of a second by which a change is later than its cursor says.
    /// </summary>
    public const long LongestPromisedLag = 569_000;

    private readonly Dictionary<string, List<Row>> _rows = [];

    /// <summary>When the last change has happened and is shown everywhere; milliseconds of the server's clock.</summary>
    public long SettledAt { get; set; }

    public List<Row> this[string stream] => _rows.TryGetValue(stream, out var rows) ? rows : _rows[stream] = [];

    public static string SourceOf(string stream) => stream switch
    {
        "conversation_parts" => "conversations",
        "company_segments" => "companies",
        "contact_tags" or "contact_companies" => "contacts",
        "ticket_parts" => "tickets",
        "article_statistics" => "articles",
        _ => stream,
    };

    public static bool IsChild(string stream) => SourceOf(stream) != stream;

    /// <summary>Children that lie in their parents' records.</summary>
    public static bool IsInline(string stream) => IsInContacts(stream) || stream == "ticket_parts";

    public static bool IsInContacts(string stream) => stream is "contact_tags" or "contact_companies";

    /// <summary>A list in numbered pages, the newest change first.</summary>
    public static bool IsPaged(string stream) => stream is "articles" or "deleted_conversations";

    /// <summary>Streams that the established connector does not have.</summary>
    public static bool IsFurther(string stream) => IsPaged(stream) || IsInline(stream) || stream == "article_statistics";

    /// <summary>Refused before its first page it is passed over with a warning.</summary>
    public static bool IsOptional(string stream) => stream == "tickets" || IsFurther(stream);

    public static string? CursorOf(string stream) => stream switch
    {
        "activity_logs" => "created_at",
        "tags" => null,
        "contact_tags" or "contact_companies" => "contact_updated_at",
        "ticket_parts" => "ticket_updated_at",
        "article_statistics" => "article_updated_at",
        "deleted_conversations" => "deleted_at",
        _ => "updated_at",
    };
}
