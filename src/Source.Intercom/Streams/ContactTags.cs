using Connector.Engine;

namespace Source.Intercom;

/// <summary>The tags of every contact that changed: as its record holds them, or where that stops at ten, asked for.</summary>
internal sealed class ContactTags : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "contact_tags",
        Endpoint = "GET /contacts/{id}/tags",
        Records = "data",
        PrimaryKey = ["contact_id", "id"],
        Cursor = "contact_updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("contacts", "updated_at"),
        Injected = [("contact_id", null), ("contact_updated_at", IntercomStream.ParentCursor)],
        Pager = new InlinePager { List = "tags.data", Count = "tags.total_count", HasMore = "tags.has_more", Whole = new ChildPager() },
        Permission = Permission.UsersAndCompanies,
        Optional = true,
        MayBeAbsent = true,
    };
}
