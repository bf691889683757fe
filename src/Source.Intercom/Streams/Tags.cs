namespace Source.Intercom;

/// <summary>Tags of the workspace.</summary>
internal sealed class Tags : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "tags",
        Endpoint = "GET /tags",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Tags,
    };
}
