using Connector.Engine;

namespace Source.Intercom;

/// <summary>The notes of every contact that changed: a request each.</summary>
internal sealed class ContactNotes : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "contact_notes",
        Endpoint = "GET /contacts/{id}/notes",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "contact_updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("contacts", "updated_at"),
        Injected = [("contact_id", null), ("contact_updated_at", IntercomStream.ParentCursor)],
        Pager = new PagesPager { PageSize = 50 },
        Permission = Permission.UsersAndCompanies,
        Optional = true,
        MayBeAbsent = true,
    };
}
