namespace Intercom.Sandbox.Workspaces;

/// <summary>Rows that hang on a parent, by the parent's id, in the order they were added.</summary>
internal sealed class ChildRows
{
    private readonly Dictionary<string, List<Row>> _byParent = new(StringComparer.Ordinal);

    public IReadOnlyList<Row> Of(string parentId) => _byParent.TryGetValue(parentId, out var rows) ? rows : [];

    public void Add(string parentId, Row row)
    {
        if (!_byParent.TryGetValue(parentId, out var rows)) _byParent.Add(parentId, rows = []);
        rows.Add(row);
    }
}
