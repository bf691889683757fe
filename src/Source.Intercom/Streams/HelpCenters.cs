namespace Source.Intercom;

/// <summary>Help centers.</summary>
internal sealed class HelpCenters : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "help_centers",
        Endpoint = "GET /help_center/help_centers",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Articles,
        Optional = true,
        MayBeAbsent = true,
    };
}
