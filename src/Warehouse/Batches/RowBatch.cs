namespace Warehouse;

/// <summary>Rows of one table that wait for their commit, column by column. Not thread-safe.</summary>
public sealed class RowBatch
{
    private readonly BatchColumn[] _columns;

    internal RowBatch(StreamTable table)
    {
        Table = table;
        _columns = [.. table.Columns.Select(column => new BatchColumn(column.Type)), new BatchColumn(ColumnType.Json)];
        Key = [.. table.Key.Select(Index)];
        Cursor = table.Cursor is null ? null : Index(table.Cursor);
    }

    public StreamTable Table { get; }

    public int Rows { get; private set; }

    /// <summary>Bytes held, roughly.</summary>
    public long Bytes => Texts.Bytes + (9L * Rows * _columns.Length);

    internal TextStore Texts { get; } = new();

    /// <summary>The columns of the table, and behind them <see cref="AddedColumns.Extra"/>.</summary>
    internal ReadOnlySpan<BatchColumn> Columns => _columns;

    internal BatchColumn Extra => _columns[^1];

    /// <summary>Indexes of the key's columns.</summary>
    internal IReadOnlyList<int> Key { get; }

    internal int? Cursor { get; }

    /// <summary>A row of nulls at the end; it counts once it is <see cref="Accept"/>ed.</summary>
    internal int Begin()
    {
        foreach (var column in _columns)
        {
            column.Reserve(Rows + 1);
            column.Clear(Rows);
        }

        return Rows;
    }

    internal void Accept() => Rows++;

    internal ReadOnlySpan<byte> Text(BatchColumn column, int row) => Texts.Get(column.Values[row]);

    /// <summary>The rows from there on, in a batch of their own.</summary>
    internal RowBatch From(int first)
    {
        var rest = new RowBatch(Table);
        for (var row = first; row < Rows; row++)
        {
            var into = rest.Begin();
            for (var i = 0; i < _columns.Length; i++)
            {
                var column = _columns[i];
                if (!column.Has(row)) continue;
                rest._columns[i].Set(into, column.Type is ColumnType.Text or ColumnType.Json ? rest.Texts.Add(Text(column, row)) : column.Values[row]);
            }

            rest.Accept();
        }

        return rest;
    }

    private int Index(string name)
    {
        for (var i = 0; i < Table.Columns.Count; i++)
        {
            if (Table.Columns[i].Name == name) return i;
        }

        throw new ArgumentException($"Table {Table.Name} has no column {name}.", nameof(name));
    }
}
