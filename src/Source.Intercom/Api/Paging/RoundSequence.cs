using Connector.Engine;

namespace Source.Intercom;

/// <summary>
/// The rows of a round in their order, held against those of the round before. A row is missed where another, already read, goes away or
/// moves behind it. That other one does not come again in its place: so a round that brings all rows of the one before, one after
/// another and whatever has come between them, proves that nothing was missed, in whatever order the list comes.
/// </summary>
internal sealed class RoundSequence(RoundSequence? before)
{
    private readonly List<int>? _before = before?._ids;
    private readonly List<int> _ids = [];
    private HashSet<int> _lastPage = [];
    private int _found;

    /// <summary>All rows of the round before have come again in their order.</summary>
    public bool IsProof => _found == _before?.Count;

    public void Note(ScannedBody page)
    {
        HashSet<int> ids = [];
        foreach (var id in page.Records.Select(page.Key).OfType<string>().Select(id => id.GetHashCode(StringComparison.Ordinal)))
        {
            ids.Add(id);
            if (_lastPage.Contains(id)) continue; // moved on by rows that came before it
            _ids.Add(id);
            if (_found < _before?.Count && _before[_found] == id) _found++;
        }

        _lastPage = ids;
    }
}
