namespace Warehouse;

/// <summary>The tables that views can be made of, as they are in the transaction.</summary>
public sealed class ViewTables(WarehouseLayout layout, SqlDialect dialect, ILookup<string, KnownColumn> columns)
{
    public SqlDialect Dialect => dialect;

    public bool Has(string stream) => columns.Contains(stream);

    /// <summary>Those that come from records, in their order; none where there is no table. <see cref="AddedColumns"/> follow.</summary>
    public IReadOnlyList<KnownColumn> Columns(string stream) => [.. columns[stream]];

    /// <summary>As a statement names it.</summary>
    public string Table(string stream) => SqlDialect.Quote(layout.Schema, layout.Table(stream));
}
