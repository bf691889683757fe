using Connector.Engine;

namespace Source.Intercom;

/// <summary>The segments of every company that changed.</summary>
internal sealed class CompanySegments : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "company_segments",
        Endpoint = "GET /companies/{id}/segments",
        Records = "data",
        PrimaryKey = ["company_id", "id"],
        Cursor = "updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("companies", "updated_at"),
        Pager = new ChildPager(),
        Permission = Permission.UsersAndCompanies,
        Injected = [("company_id", null)],
    };
}
