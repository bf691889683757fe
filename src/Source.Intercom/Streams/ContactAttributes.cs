namespace Source.Intercom;

/// <summary>Standard and custom attributes of contacts; standard ones have no id, and only the full name is unique.</summary>
internal sealed class ContactAttributes : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "contact_attributes",
        Endpoint = "GET /data_attributes",
        Query = "model=contact",
        ArchivedQuery = "include_archived=true",
        Records = "data",
        PrimaryKey = ["full_name"],
        Pager = new SinglePager(),
        Permission = Permission.UsersAndCompanies,
    };
}
