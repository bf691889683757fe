namespace Simulation.Tests;

/// <summary>
/// The platform between two reads: whether it tries the same sync again or begins another, which state it hands over, and what the
/// destination of a full refresh still holds.
/// </summary>
internal sealed class Platform(Scenario scenario)
{
    private readonly Random _random = new(scenario.Seed ^ 0x51C5);
    private readonly Refreshes? _refreshes = scenario.Hardships.Refreshes;
    private int _syncs = 1;

    public Sync First => new(1, IsRetry: false, FullRefresh(1)) { Id = Id(1) };

    /// <summary>A sync that was not whole is mostly tried again.</summary>
    public Sync After(Sync sync, bool wasWhole) =>
        wasWhole || _random.Next(4) == 0 ? new(++_syncs, IsRetry: false, FullRefresh(_syncs)) { Id = Id(_syncs) } : sync with { IsRetry = true };

    /// <summary>What a sync begins with. Without sync ids an unfinished refresh goes on, in whichever sync.</summary>
    public Progress Begin(Sync sync, Progress left)
    {
        if (_refreshes is not { } refreshes || sync.IsRetry) return left;
        var anew = sync.FullRefresh.Where(stream => !(refreshes.AlwaysPassesState && !refreshes.NamesSyncs && IsUnfinished(stream, left))).ToList();
        return left.Refreshed(anew, keepsStates: refreshes.AlwaysPassesState);
    }

    /// <summary>What the configuration of the next read says.</summary>
    public DateTimeOffset StartDate(bool isFirst) =>
        scenario.Hardships.StartDateMove is { } move && !isFirst && _random.Next(3) > 0 ? scenario.StartDate.AddSeconds(move.Seconds) : scenario.StartDate;

    private static bool IsUnfinished(string stream, Progress left) =>
        left.States.TryGetValue(stream, out var state) && state["refresh"]?["ended"]?.ToObject<bool>() == false;

    /// <summary>Streams without a cursor know no other way.</summary>
    private List<string> FullRefresh(int sync) => _refreshes is null ? [] : scenario.Streams
        .Where(stream => Workspace.CursorOf(stream) is null || (_refreshes.Streams.Contains(stream) && !(_refreshes.Alternates && sync % 2 == 0)))
        .ToList();

    private long? Id(int sync) => _refreshes?.NamesSyncs == true ? 100 + sync : null;
}
