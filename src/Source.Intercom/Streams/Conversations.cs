using Connector.Engine;

namespace Source.Intercom;

/// <summary>Conversations, without their parts.</summary>
internal sealed class Conversations : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "conversations",
        Endpoint = "POST /conversations/search",
        NewestQuery = "include_scorecards=true&include_monitors=true",
        Records = "conversations",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Partitioning = Partitioning.SplitWindows,
        Pager = new SearchPager(),
        Permission = Permission.Conversations,
    };
}
