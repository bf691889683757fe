namespace Connector.Engine;

/// <summary>What a configuration says about reading.</summary>
/// <param name="Workers">Requests in flight at most, over all streams together.</param>
/// <param name="StartDate">Records whose cursor lies before are not read.</param>
/// <param name="Lookback">How much of what an earlier sync read is read again.</param>
/// <param name="FixedWindow">The width of a <see cref="Partitioning.FixedWindows"/> window.</param>
public sealed record ReadSettings(int Workers, DateTimeOffset StartDate, TimeSpan Lookback, TimeSpan FixedWindow)
{
    /// <summary>What changes unseen (<see cref="StreamDefinition.ChangesUnseen"/>) is read whole once a day.</summary>
    public bool ReadsUnseenDaily { get; init; }
}
