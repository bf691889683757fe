namespace Warehouse;

/// <summary>The values of a column, a row each: what the column's type says, or null.</summary>
internal sealed class BatchColumn(ColumnType type)
{
    private long[] _values = new long[16];
    private bool[] _given = new bool[16];

    public ColumnType Type { get; } = type;

    /// <summary>By row: an integer, the bits of a double, microseconds, 0 or 1, or the position of a text.</summary>
    public ReadOnlySpan<long> Values => _values;

    /// <summary>By row: false where the value is null.</summary>
    public ReadOnlySpan<bool> Given => _given;

    public bool Has(int row) => _given[row];

    public void Set(int row, long value)
    {
        _values[row] = value;
        _given[row] = true;
    }

    public void Clear(int row) => _given[row] = false;

    public void Reserve(int rows)
    {
        if (rows <= _values.Length) return;
        Array.Resize(ref _values, Math.Max(rows, 2 * _values.Length));
        Array.Resize(ref _given, _values.Length);
    }
}
