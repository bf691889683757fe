namespace Intercom.Sandbox.Workspaces;

/// <summary>The rows of one stream, in the order they were added, found by id.</summary>
internal sealed class RowTable
{
    private readonly List<Row> _rows = [];
    private readonly Dictionary<string, Row> _byId = new(StringComparer.Ordinal);

    public IReadOnlyList<Row> All => _rows;

    public IEnumerable<Row> Living => _rows.Where(row => !row.Deleted);

    /// <exception cref="ArgumentException">A row with this id is already there.</exception>
    public void Add(Row row)
    {
        if (!_byId.TryAdd(row.Id, row)) throw new ArgumentException($"{row.Stream} already has a row with id {row.Id}");
        _rows.Add(row);
    }

    /// <summary>A living row at random; null when there is none.</summary>
    public Row? PickLiving(Random random)
    {
        var start = _rows.Count == 0 ? 0 : random.Next(_rows.Count);
        return _rows.Skip(start).Concat(_rows.Take(start)).FirstOrDefault(row => !row.Deleted);
    }

    /// <summary>The row, deleted or not.</summary>
    public Row? Ever(string id) => _byId.GetValueOrDefault(id);

    public Row? Find(string id) => _byId.TryGetValue(id, out var row) && !row.Deleted ? row : null;
}
