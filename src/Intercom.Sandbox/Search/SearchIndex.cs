using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>
/// What search sees of one stream: the visible version of each row, sorted by (updated_at, id). Changes are scheduled and become
/// visible only after <paramref name="lag"/>, as in production, where a new contact can take minutes to be found.
/// Not thread-safe; the workspace's gate guards it.
/// </summary>
internal sealed class SearchIndex(TimeSpan lag)
{
    private readonly List<RowVersion> _sorted = [];
    private readonly Dictionary<Row, RowVersion> _visible = [];
    private readonly Queue<(DateTimeOffset VisibleAt, Row Row, RowVersion? Version)> _scheduled = [];

    /// <summary>Takes rows that have been there all along: visible at once.</summary>
    public void Load(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            _visible.Add(row, row.Current);
            _sorted.Add(row.Current);
        }
        _sorted.Sort(static (x, y) => Compare(x, y.UpdatedAt, y.Id));
    }

    /// <summary>Schedules a new version (or, with null, the row's removal).</summary>
    public void Schedule(Row row, RowVersion? version, DateTimeOffset changedAt) => _scheduled.Enqueue((changedAt + lag, row, version));

    /// <summary>The versions visible at <paramref name="now"/>, ascending by (updated_at, id). Valid until the next call.</summary>
    public IReadOnlyList<RowVersion> At(DateTimeOffset now)
    {
        while (_scheduled.TryPeek(out var change) && change.VisibleAt <= now)
            Apply(_scheduled.Dequeue());
        return _sorted;
    }

    /// <summary>The first position in <paramref name="sorted"/> whose (updated_at, id) is not below the given one.</summary>
    public static int LowerBound(IReadOnlyList<RowVersion> sorted, long updatedAt, string id)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Compare(sorted[middle], updatedAt, id) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static int Compare(RowVersion version, long updatedAt, string id)
    {
        var order = version.UpdatedAt.CompareTo(updatedAt);
        return order != 0 ? order : string.CompareOrdinal(version.Id, id);
    }

    private void Apply((DateTimeOffset VisibleAt, Row Row, RowVersion? Version) change)
    {
        if (_visible.Remove(change.Row, out var old)) _sorted.RemoveAt(LowerBound(_sorted, old.UpdatedAt, old.Id));
        if (change.Version is null) return;
        _visible.Add(change.Row, change.Version);
        _sorted.Insert(LowerBound(_sorted, change.Version.UpdatedAt, change.Version.Id), change.Version);
    }
}
