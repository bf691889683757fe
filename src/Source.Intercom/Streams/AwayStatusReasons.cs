namespace Source.Intercom;

/// <summary>Why teammates are away, the deleted reasons too.</summary>
internal sealed class AwayStatusReasons : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "away_status_reasons",
        Endpoint = "GET /away_status_reasons",
        Version = "2.14",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new SinglePager(),
        Permission = Permission.Admins,
        Optional = true,
        MayBeAbsent = true,
    };
}
