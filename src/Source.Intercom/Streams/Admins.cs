namespace Source.Intercom;

/// <summary>Teammates.</summary>
internal sealed class Admins : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "admins",
        Endpoint = "GET /admins",
        Records = "admins",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Admins,
    };
}
