namespace Intercom.Sandbox.Demo.Loading;

/// <summary>Something a person would ask of the tables, in the SQL of DuckDB.</summary>
internal sealed record Question(string Title, string Sql)
{
    public static IReadOnlyList<Question> All { get; } =
    [
        new("Conversations a day, the busiest days first, and how long the first reply took", """
            SELECT CAST(created_at AS DATE) AS day, count(*) AS conversations,
                   round(median(CAST(statistics->>'time_to_admin_reply' AS BIGINT)) / 3600, 1) AS first_reply_hours
            FROM intercom.intercom_conversations WHERE _deleted_at IS NULL
            GROUP BY day ORDER BY conversations DESC, day DESC LIMIT 5
            """),
        new("Contacts by `beta`, a custom attribute", """
            SELECT custom_beta, count(*) AS contacts, max(updated_at) AS last_changed
            FROM intercom.intercom_contacts WHERE _deleted_at IS NULL
            GROUP BY custom_beta ORDER BY contacts DESC
            """),
        new("Tags of open tickets, by their contacts", """
            SELECT tag.name AS tag, count(DISTINCT ticket.id) AS open_tickets
            FROM intercom.intercom_tickets AS ticket, unnest(CAST(ticket.contacts->'contacts' AS JSON[])) AS of(contact)
            JOIN intercom.intercom_contact_tags AS tagged ON tagged.contact_id = (of.contact->>'id') AND tagged._deleted_at IS NULL
            JOIN intercom.intercom_tags AS tag ON tag.id = tagged.id
            WHERE ticket.open AND ticket._deleted_at IS NULL
            GROUP BY tag.name ORDER BY open_tickets DESC, tag LIMIT 5
            """),
    ];
}
