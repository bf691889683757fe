namespace Warehouse.Tests;

/// <summary>What a table with a key must be: a dictionary.</summary>
internal sealed class TableModel
{
    private readonly Dictionary<string, (int? Cursor, string Value, bool IsDeleted)> _rows = new(StringComparer.Ordinal);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public TableModel()
    {
    }

    private TableModel(TableModel other) => (_rows, _seen) = (new(other._rows, StringComparer.Ordinal), new(other._seen, StringComparer.Ordinal));

    public TableModel Copy() => new(this);

    public void Put(string id, int? cursor, string value)
    {
        _seen.Add(id);
        if (_rows.TryGetValue(id, out var there) && there.Cursor is { } newer && (cursor is null || newer > cursor)) return;
        _rows[id] = (cursor, value, false);
    }

    public void BeginRefresh() => _seen.Clear();

    public void EndRefresh()
    {
        foreach (var id in _rows.Keys.Where(id => !_seen.Contains(id)).ToList()) _rows[id] = _rows[id] with { IsDeleted = true };
        _seen.Clear();
    }

    /// <summary>One text: equal tables give equal ones.</summary>
    public string Show() => string.Join(' ', _rows.OrderBy(row => row.Key, StringComparer.Ordinal)
        .Select(row => Show(row.Key, row.Value.Cursor, row.Value.Value, row.Value.IsDeleted)));

    public static string Show(string id, long? cursor, string value, bool isDeleted) => $"{id}@{cursor}={value}{(isDeleted ? "†" : "")}";
}
