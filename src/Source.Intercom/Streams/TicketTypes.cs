namespace Source.Intercom;

/// <summary>Types of tickets with their attributes, the archived ones too.</summary>
internal sealed class TicketTypes : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "ticket_types",
        Endpoint = "GET /ticket_types",
        Records = "data|ticket_types",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Tickets,
        Optional = true,
        MayBeAbsent = true,
    };
}
