namespace Source.Intercom;

/// <summary>Phone calls; what has not changed is filtered here.</summary>
internal sealed class Calls : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "calls",
        Endpoint = "GET /calls",
        Version = "2.14",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Pager = new PagesPager { PageSize = 25 },
        Permission = Permission.Conversations,
        Optional = true,
        MayBeAbsent = true,
    };
}
