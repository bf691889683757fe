namespace Connector.Engine;

/// <summary>
/// How many records the windows being read may still hold. Idle readers share the largest, for it would be the last to end: the newest
/// window as a rule, where most was updated. Thread-safe.
/// </summary>
internal sealed class OpenWindows
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WindowRest, long> _records = [];

    /// <summary>Takes note of a window's rest and says whether none that could be shared is larger.</summary>
    /// <param name="narrowest">The least width of a piece, seconds.</param>
    public bool IsLargest(WindowRest rest, long records, long narrowest)
    {
        lock (_lock)
        {
            _records[rest] = WindowSplit.MostPieces(rest.Known, records, narrowest) < 2 ? 0 : records;
            return _records.Values.Max() <= records;
        }
    }

    public void Ended(WindowRest rest)
    {
        lock (_lock) _records.Remove(rest);
    }
}
