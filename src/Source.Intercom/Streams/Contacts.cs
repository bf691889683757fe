using Connector.Engine;

namespace Source.Intercom;

/// <summary>Users and leads.</summary>
internal sealed class Contacts : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "contacts",
        Endpoint = "POST /contacts/search",
        NewestQuery = "include_merge_history=true",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Partitioning = Partitioning.SplitWindows,
        Pager = new SearchPager(),
        Permission = Permission.UsersAndCompanies,
    };
}
