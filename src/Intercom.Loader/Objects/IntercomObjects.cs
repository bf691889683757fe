using Warehouse;

namespace Intercom.Loader;

/// <summary>What is known of Intercom's objects beyond what the connector says of its streams.</summary>
internal static class IntercomObjects
{
    /// <summary>A request for each contact or company: only for whoever names them.</summary>
    public static IReadOnlySet<string> LeftOut { get; } = new HashSet<string>(StringComparer.Ordinal) { "contact_notes", "company_notes" };

    /// <summary>
    /// They have a cursor, but the API is asked for the whole list all the same; read as a refresh, the same requests also tell what is
    /// gone. (Not companies: the scroll leaves out those without users, who are not gone.)
    /// </summary>
    public static IReadOnlySet<string> WholeLists { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "segments", "collections", "internal_articles", "news_items", "calls", "custom_objects" };

    /// <summary>Rows that come as whole sets, each time their parent changes.</summary>
    /// <remarks>
    /// Not company_segments: they carry no time of their company's, by which an older set could be told. Not parts: the API gives 500 of a
    /// conversation or ticket, and one beyond them is not gone.
    /// </remarks>
    public static IReadOnlyDictionary<string, ParentSet> SetOf { get; } = new Dictionary<string, ParentSet>(StringComparer.Ordinal)
    {
        ["contact_tags"] = new("contacts", "contact_id"),
        ["contact_companies"] = new("contacts", "contact_id"),
    };

    /// <summary>By which the newer of two versions of a row is told, where it is not the stream's own cursor: parts come with their conversation.</summary>
    public static IReadOnlyDictionary<string, string> Cursors { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["conversation_parts"] = "conversation_updated_at" };

    /// <summary>The feeds of deletes, and whose rows they name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<DeletedRows>> Deletes { get; } = new Dictionary<string, IReadOnlyList<DeletedRows>>(StringComparer.Ordinal)
    {
        ["deleted_conversations"] = [new DeletedRows("conversations", "id"), new DeletedRows("conversation_parts", "conversation_id")],
    };

    /// <summary>The column of a stream of children that holds their parent's id.</summary>
    public static IReadOnlyDictionary<string, string> ParentColumns { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["article_statistics"] = "article_id",
        ["company_notes"] = "company_id",
        ["company_segments"] = "company_id",
        ["contact_companies"] = "contact_id",
        ["contact_notes"] = "contact_id",
        ["contact_tags"] = "contact_id",
        ["conversation_parts"] = "conversation_id",
    };

    /// <summary>Members that are compared with each other to find rows that are gone.</summary>
    public static IEnumerable<((string Stream, string Member) One, (string Stream, string Member) Other)> Links =>
        SetOf.Select(set => ((set.Value.Stream, "id"), (set.Key, set.Value.Column)))
            .Concat(Deletes.SelectMany(feed => feed.Value.Select(rows => ((feed.Key, "id"), (rows.Stream, rows.Column)))));

    /// <summary>Read by <c>reconcile</c> unless others are named: the API has no feed of their deletes.</summary>
    public static IReadOnlyList<string> Reconciled { get; } = ["contacts", "companies"];

    public static WarehouseLayout Layout(LoaderSettings settings) => new(settings.Schema, settings.TablePrefix, "_intercom_")
    {
        Expanded = new Dictionary<string, string>(StringComparer.Ordinal) { ["custom_attributes"] = "custom_", ["ticket_attributes"] = "custom_" },
    };
}
