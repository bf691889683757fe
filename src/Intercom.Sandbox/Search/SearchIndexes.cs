using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>The index of each searchable stream; rows of other streams pass it by. Guarded by the workspace's gate.</summary>
internal sealed class SearchIndexes(TimeSpan lag)
{
    private readonly Dictionary<string, SearchIndex> _indexes = StreamName.Searchable.ToDictionary(name => name, _ => new SearchIndex(lag));

    /// <summary>Takes rows that have been there all along: visible at once.</summary>
    public void Load(Func<string, IEnumerable<Row>> rowsOf)
    {
        foreach (var (stream, index) in _indexes) index.Load(rowsOf(stream));
    }

    /// <summary>Schedules what has just become of a row.</summary>
    public void Schedule(Row row, DateTimeOffset changedAt)
    {
        if (_indexes.TryGetValue(row.Stream, out var index)) index.Schedule(row, row.Deleted ? null : row.Current, changedAt);
    }

    /// <summary>The versions search sees at <paramref name="now"/>, ascending by (updated_at, id).</summary>
    public IReadOnlyList<RowVersion> At(string stream, DateTimeOffset now) => _indexes[stream].At(now);
}
