namespace Source.Intercom;

/// <summary>Saved replies. Their times are text; the API leaves out what has not changed.</summary>
internal sealed class Macros : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "macros",
        Endpoint = "GET /macros",
        Version = "2.16",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        CursorIsText = true,
        Pager = new PagesPager { PageSize = 150, NewestFirst = true, Since = "updated_since" },
        Permission = Permission.Conversations,
        Optional = true,
        MayBeAbsent = true,
    };
}
