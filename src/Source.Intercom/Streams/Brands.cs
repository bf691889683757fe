namespace Source.Intercom;

/// <summary>Brands of the workspace.</summary>
internal sealed class Brands : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "brands",
        Endpoint = "GET /brands",
        Version = "2.16",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Admins,
        Optional = true,
        MayBeAbsent = true,
    };
}
