namespace Warehouse;

/// <summary>What a table needs before rows of today's declaration fit it.</summary>
public abstract record TableChange(string Table)
{
    public sealed record Create(string Table) : TableChange(Table)
    {
        public override string ToString() => $"{Table} created";
    }

    public sealed record Add(string Table, TableColumn Column) : TableChange(Table)
    {
        public override string ToString() => $"{Table}.{Column.Name} added ({Column.Type})";
    }

    public sealed record Widen(string Table, TableColumn Column, ColumnType From) : TableChange(Table)
    {
        public override string ToString() => $"{Table}.{Column.Name} widened ({From} to {Column.Type})";
    }
}
