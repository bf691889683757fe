namespace Source.Intercom;

/// <summary>
/// A permission of an Intercom app (developer hub, Configure, Authentication), with a request that is cheap and refused without it.
/// </summary>
/// <param name="Name">As Intercom shows it to the user.</param>
/// <param name="Probe">Method and target of the request; a search is sent with <see cref="ProbeBody"/>.
/// <c>{type}</c> stands for a configured type of custom objects: without one there is nothing to ask.</param>
public sealed record Permission(string Name, HttpMethod Method, string Probe)
{
    public static readonly Permission Admins = new("Read admins", HttpMethod.Get, "/admins");
    public static readonly Permission ActivityLogs = new(
        "Read admin activity logs", HttpMethod.Get, "/admins/activity_logs?created_at_after=1704067200&created_at_before=1704153600&per_page=1");
    public static readonly Permission Tags = new("Read tags", HttpMethod.Get, "/tags");
    public static readonly Permission Conversations = new("Read conversations", HttpMethod.Post, "/conversations/search");
    public static readonly Permission Tickets = new("Read tickets", HttpMethod.Post, "/tickets/search");
    public static readonly Permission UsersAndCompanies = new("Read and list users and companies", HttpMethod.Post, "/contacts/search");

    public static readonly Permission Articles = new("Read and list articles", HttpMethod.Get, "/articles?per_page=1");
    public static readonly Permission News = new("Read and list news items and newsfeeds", HttpMethod.Get, "/news/news_items?per_page=1");
    public static readonly Permission CustomObjects = new("Read custom objects", HttpMethod.Get, "/custom_object_instances/{type}?per_page=1") { Version = "2.14" };

    /// <summary>The API's version that has the probe.</summary>
    public string Version { get; init; } = ApiVersion.Default;

    /// <summary>No row: Intercom is younger than 2001.</summary>
    public static ReadOnlyMemory<byte> ProbeBody { get; } =
        """{"query":{"field":"updated_at","operator":"<","value":978307200},"pagination":{"per_page":1}}"""u8.ToArray();
}
