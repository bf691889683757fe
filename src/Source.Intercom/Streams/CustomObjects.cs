namespace Source.Intercom;

/// <summary>Instances of the configured types of custom objects; what has not changed is filtered here.</summary>
internal sealed class CustomObjects : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "custom_objects",
        Endpoint = "GET /custom_object_instances/{type}",
        Version = "2.14",
        Records = "data",
        PrimaryKey = ["object_type", "id"],
        Cursor = "updated_at",
        Injected = [("object_type", IntercomStream.ObjectType)],
        Pager = new ObjectTypesPager(new PagesPager { PageSize = 150 }),
        Permission = Permission.CustomObjects,
        Optional = true,
        MayBeAbsent = true,
    };
}
