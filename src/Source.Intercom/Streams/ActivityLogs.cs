using Connector.Engine;

namespace Source.Intercom;

/// <summary>What admins did. Records never change; the API serves the newest first.</summary>
internal sealed class ActivityLogs : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "activity_logs",
        Endpoint = "GET /admins/activity_logs",
        Records = "activity_logs",
        PrimaryKey = ["id"],
        Cursor = "created_at",
        Partitioning = Partitioning.FixedWindows,
        Pager = new LinkPager(),
        Permission = Permission.ActivityLogs,
    };
}
