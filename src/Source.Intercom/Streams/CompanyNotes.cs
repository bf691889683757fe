using Connector.Engine;

namespace Source.Intercom;

/// <summary>The notes of every company that changed: a request each.</summary>
internal sealed class CompanyNotes : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "company_notes",
        Endpoint = "GET /companies/{id}/notes",
        Version = "2.16",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "company_updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("companies", "updated_at"),
        Injected = [("company_id", null), ("company_updated_at", IntercomStream.ParentCursor)],
        Pager = new PagesPager { PageSize = 50 },
        Permission = Permission.UsersAndCompanies,
        Optional = true,
        MayBeAbsent = true,
    };
}
