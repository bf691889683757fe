namespace Source.Intercom;

/// <summary>Addresses that emails are sent from.</summary>
internal sealed class Emails : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "emails",
        Endpoint = "GET /emails",
        Version = "2.16",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Admins,
        Optional = true,
        MayBeAbsent = true,
    };
}
