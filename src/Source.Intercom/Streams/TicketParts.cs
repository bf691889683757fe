using Connector.Engine;

namespace Source.Intercom;

/// <summary>The parts of every ticket that changed, as the search for tickets returns them: no request is theirs.</summary>
internal sealed class TicketParts : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "ticket_parts",
        Endpoint = "POST /tickets/search",
        Records = "ticket_parts.ticket_parts",
        PrimaryKey = ["ticket_id", "id"],
        Cursor = "ticket_updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("tickets", "updated_at"),
        Injected = [("ticket_id", null), ("ticket_updated_at", IntercomStream.ParentCursor)],
        Pager = new InlinePager { List = "ticket_parts.ticket_parts", Count = "ticket_parts.total_count" },
        Permission = Permission.Tickets,
        Optional = true,
        MayBeAbsent = true,
    };
}
