using Warehouse;
using static Intercom.Loader.DbtColumn;

namespace Intercom.Loader;

/// <summary>
/// The sixteen relations that Fivetran's dbt package for Intercom reads (fivetran/intercom 1.6.1), each over the tables of the loader. All of
/// them have to be there, also without a row: the package makes integers of the columns of one that is missing, and fails on them.
/// </summary>
internal static class DbtRelations
{
    public static IReadOnlyList<DbtRelation> All { get; } =
    [
        new("admin", "admins", [Text("id"), Text("name"), Text("job_title")]),
        new("tag", "tags", [Text("id"), Text("name")]),
        new("team", "teams", [Text("id"), Text("name")]),
        new("team_admin", "teams", [Text("team_id", "id"), Text("admin_id", "*")]) { Each = "admin_ids" },
        new("company_history", "companies",
        [
            Text("id"), Text("name"), Text("website"), Text("industry"), Time("created_at"), Time("updated_at"), Integer("user_count"), Integer("session_count"),
            Number("monthly_spend"), Text("plan_id", "plan.id"), Text("plan_name", "plan.name"),
        ]) { PassesAttributes = true },
        new("company_tag_history", "companies", [Text("company_id", "id"), Time("company_updated_at", "updated_at"), Text("tag_id", "*.id")]) { Each = "tags.tags" },
        // Intercom's own id, by which companies are joined, is the row's id; its company_id is the customer's.
        new("contact_company_history", "contact_companies", [Text("company_id", "id"), Text("contact_id"), Time("contact_updated_at")]),
        new("contact_history", "contacts",
        [
            Text("id"), Text("admin_id", "owner_id"), Text("name"), Text("role"), Text("email"), Time("created_at"), Time("updated_at"), Time("signed_up_at"),
            Time("last_replied_at"), Time("last_contacted_at"), Time("last_email_opened_at"), Time("last_email_clicked_at"), Flag("unsubscribed_from_emails"),
        ]) { PassesAttributes = true },
        new("contact_tag_history", "contact_tags", [Text("contact_id"), Time("contact_updated_at"), Text("tag_id", "id")]),
        new("conversation_contact_history", "conversations",
            [Text("contact_id", "*.id"), Text("conversation_id", "id"), Time("conversation_updated_at", "updated_at")]) { Each = "contacts.contacts" },
        new("conversation_history", "conversations",
        [
            Text("id"), Time("created_at"), Time("updated_at"), new("assignee_id", ColumnType.Text, Assignee),
            new("assignee_type", ColumnType.Text, source => Assignee(source) is { } id ? $"CASE WHEN {id} IS NOT NULL THEN 'admin' END" : null),
            Integer("conversation_rating_value", "conversation_rating.rating"), Text("conversation_rating_remark", "conversation_rating.remark"),
            Time("first_contact_reply_created_at", "first_contact_reply.created_at"), Text("first_contact_reply_type", "first_contact_reply.type"), Flag("read"),
            Text("sla_name", "sla_applied.sla_name"), Text("sla_status", "sla_applied.sla_status"), Time("snoozed_until"), Text("source_author_id", "source.author.id"),
            Text("source_author_type", "source.author.type"), Text("source_body", "source.body"), Text("source_delivered_as", "source.delivered_as"),
            Text("source_subject", "source.subject"), Text("source_type", "source.type"), Text("state"), Time("waiting_since"),
        ]) { PassesAttributes = true },
        new("conversation_part_history", "conversation_parts",
        [
            Text("id"), Text("part_type"), Text("body"), Text("conversation_id"), Text("author_id", "author.id"), Text("author_type", "author.type"), Time("created_at"),
            Time("updated_at"), Time("conversation_updated_at"), Text("assigned_to_id", "assigned_to.id"), Text("assigned_to_type", "assigned_to.type"),
        ]),
        new("conversation_tag_history", "conversations",
            [Text("conversation_id", "id"), Text("tag_id", "*.id"), Time("conversation_updated_at", "updated_at")]) { Each = "tags.tags" },
        new("article_history", "articles",
        [
            Text("id"), new("collection_id", ColumnType.Text, Collection), new("section_id", ColumnType.Text, source => Parent(source, "section")), Text("author_id"), Text("title"),
            Text("description"), Text("body"), Text("url"), Text("type"), Text("state"), Text("parent_type"), Text("default_locale"), Text("workspace_id"),
            Joined("statistics_type", ColumnType.Text, "type"), Joined("statistics_views", ColumnType.BigInt, "views"),
            Joined("statistics_conversations", ColumnType.BigInt, "conversations"), Joined("statistics_reactions", ColumnType.BigInt, "reactions"),
            Joined("statistics_happy_reaction_percentage", ColumnType.Double, "happy_reaction_percentage"),
            Joined("statistics_neutral_reaction_percentage", ColumnType.Double, "neutral_reaction_percentage"),
            Joined("statistics_sad_reaction_percentage", ColumnType.Double, "sad_reaction_percentage"), Time("created_at"), Time("updated_at"),
        ]) { With = ("article_statistics", "article_id") },
        new("collection_history", "collections",
        [
            Text("id"), Text("help_center_id"), Text("parent_id"), Text("name"), Text("description"), Text("url"), Text("icon"), Text("type"), Text("default_locale"),
            Text("workspace_id"), Integer("order"), Time("created_at"), Time("updated_at"),
        ]),
        new("help_center_history", "help_centers",
            [Text("id"), Text("display_name"), Text("identifier"), Text("workspace_id"), Flag("website_turned_on"), Time("created_at"), Time("updated_at")]),
    ];

    public static IReadOnlyList<DerivedView> Views { get; } = [.. All.Select(relation => relation.View)];

    /// <summary>Nobody is 0 in some answers.</summary>
    private static string? Assignee(DbtSource source) => source.Value(ColumnType.Text, "admin_assignee_id") is { } id ? $"NULLIF({id}, '0')" : null;

    private static string? Parent(DbtSource source, string type) =>
        source.Value(ColumnType.Text, "parent_type") is { } kind && source.Value(ColumnType.Text, "parent_id") is { } id ? $"CASE WHEN {kind} = '{type}' THEN {id} END" : null;

    /// <summary>From 2.16 on an article has a list of parents, and no word of what they are.</summary>
    private static string? Collection(DbtSource source)
    {
        var (parent, first) = (Parent(source, "collection"), source.Value(ColumnType.Text, "parent_ids.0"));
        if (parent is null || first is null) return parent ?? first;
        return $"CASE WHEN {source.Value(ColumnType.Text, "parent_type")} IS NULL THEN {first} ELSE {parent} END";
    }
}
