namespace Source.Intercom;

/// <summary>Companies that have users. The API offers no filter and no order, only one scroll at a time.</summary>
internal sealed class Companies : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "companies",
        Endpoint = "GET /companies/scroll",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        ExclusiveGroup = "companies scroll",
        ExpiresWhenIdle = true,
        Pager = new ScrollPager(),
        Permission = Permission.UsersAndCompanies,
    };
}
