namespace Source.Intercom;

/// <summary>What contacts can subscribe to and opt out of.</summary>
internal sealed class SubscriptionTypes : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "subscription_types",
        Endpoint = "GET /subscription_types",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.UsersAndCompanies,
        Optional = true,
        MayBeAbsent = true,
    };
}
