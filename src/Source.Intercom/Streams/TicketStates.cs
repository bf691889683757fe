namespace Source.Intercom;

/// <summary>States that tickets can be in.</summary>
internal sealed class TicketStates : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "ticket_states",
        Endpoint = "GET /ticket_states",
        Version = "2.14",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Tickets,
        Optional = true,
        MayBeAbsent = true,
    };
}
