using Connector.Engine;

namespace Source.Intercom;

/// <summary>The companies of every contact that changed: as its record holds them, or where that stops at ten, asked for.</summary>
internal sealed class ContactCompanies : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "contact_companies",
        Endpoint = "GET /contacts/{id}/companies",
        Records = "data|companies",
        PrimaryKey = ["contact_id", "id"],
        Cursor = "contact_updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("contacts", "updated_at"),
        Injected = [("contact_id", null), ("contact_updated_at", IntercomStream.ParentCursor)],
        Pager = new InlinePager
        {
            List = "companies.data",
            Count = "companies.total_count",
            HasMore = "companies.has_more",
            Whole = new PagesPager { PageSize = 50 },
        },
        Permission = Permission.UsersAndCompanies,
        Optional = true,
        MayBeAbsent = true,
    };
}
