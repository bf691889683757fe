using Connector.Engine;

namespace Source.Intercom;

/// <summary>Tickets. Workspaces without the product have no such permission to give, so the stream is optional.</summary>
internal sealed class Tickets : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "tickets",
        Endpoint = "POST /tickets/search",
        Records = "tickets",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Partitioning = Partitioning.SplitWindows,
        Pager = new SearchPager(),
        Permission = Permission.Tickets,
        Optional = true,
    };
}
