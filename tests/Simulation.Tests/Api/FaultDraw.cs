namespace Simulation.Tests;

/// <summary>
/// Draws what goes wrong. The same request never fails more often in a row than the connector is bound to bear, and a scroll not more
/// often than its rounds allow: beyond that a stream may fail, and says so.
/// </summary>
internal sealed class FaultDraw(Scenario scenario, Random random)
{
    private const int MostScrollFaults = 6;

    /// <summary>While the only worker waits for an answer that never comes, the scroll expires.</summary>
    private const int MostHangs = 3;

    private static readonly Fault[] _faults = Enum.GetValues<Fault>().Where(fault => fault is not (Fault.None or Fault.ScrollBroken)).ToArray();

    private readonly Dictionary<string, int> _inARow = [];
    private int _scrollFaults;
    private int _hangs;

    public Fault Next(Call call)
    {
        if (scenario.FaultShare == 0) return Fault.None;
        var before = _inARow.GetValueOrDefault(call.Key);
        var isScroll = call.Stream == "companies";
        if (before >= scenario.FaultsInARow || random.NextDouble() >= scenario.FaultShare || (isScroll && _scrollFaults >= MostScrollFaults))
        {
            _inARow.Remove(call.Key);
            return Fault.None;
        }

        _inARow[call.Key] = before + 1;
        if (isScroll) _scrollFaults++;
        if (isScroll && random.Next(4) == 0) return Fault.ScrollBroken;
        var fault = _faults[random.Next(_faults.Length)];
        return fault == Fault.Hang && ++_hangs > MostHangs ? Fault.ResetAfter : fault;
    }
}
