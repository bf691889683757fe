namespace Source.Intercom;

/// <summary>Standard and custom attributes of companies; standard ones have no id, and only the full name is unique.</summary>
internal sealed class CompanyAttributes : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "company_attributes",
        Endpoint = "GET /data_attributes",
        Query = "model=company",
        ArchivedQuery = "include_archived=true",
        Records = "data",
        PrimaryKey = ["full_name"],
        Pager = new SinglePager(),
        Permission = Permission.UsersAndCompanies,
    };
}
