namespace Source.Intercom;

/// <summary>Segments of people and companies, in one answer; what has not changed is filtered here.</summary>
internal sealed class Segments : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "segments",
        Endpoint = "GET /segments",
        Records = "segments",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Pager = new SinglePager(),
        Permission = Permission.UsersAndCompanies,
    };
}
