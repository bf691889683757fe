namespace Source.Intercom;

/// <summary>Teams of teammates.</summary>
internal sealed class Teams : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "teams",
        Endpoint = "GET /teams",
        Records = "teams",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.UsersAndCompanies,
    };
}
