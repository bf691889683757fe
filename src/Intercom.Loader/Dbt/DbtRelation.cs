using Warehouse;

namespace Intercom.Loader;

/// <summary>
/// A relation that dbt's package reads, as a view: always all of its columns, each of its type, whether there is a table behind it or not.
/// </summary>
/// <param name="Stream">Whose table its rows come from.</param>
internal sealed record DbtRelation(string Name, string Stream, IReadOnlyList<DbtColumn> Columns)
{
    private const string Row = "t";
    private const string Beside = "j";

    /// <summary>How the package tells rows that are there from those that are gone, and how fresh they are.</summary>
    private static readonly DbtColumn[] _kept =
    [
        new("_fivetran_active", ColumnType.Boolean, _ => $"({Row}.\"{AddedColumns.DeletedAt}\" IS NULL)"),
        new("_fivetran_deleted", ColumnType.Boolean, _ => $"({Row}.\"{AddedColumns.DeletedAt}\" IS NOT NULL)"),
        new("_fivetran_synced", ColumnType.Timestamp, _ => $"{Row}.\"{AddedColumns.SyncedAt}\""),
    ];

    /// <summary>The list whose elements are the relation's rows, by its path; null: rows are the table's.</summary>
    public string? Each { get; init; }

    /// <summary>The stream whose row is joined, and its member that holds this one's id; null: none.</summary>
    public (string Stream, string Member)? With { get; init; }

    /// <summary>The workspace's own attributes are columns too.</summary>
    public bool PassesAttributes { get; init; }

    public DerivedView View => new(Name, With is { } joined ? [Stream, joined.Stream] : [Stream], Query) { IsOnRequest = true };

    private ViewQuery Query(ViewTables tables)
    {
        var beside = With is { } joined && tables.Has(joined.Stream) ? new DbtSource(tables, joined.Stream, Beside) : null;
        var source = new DbtSource(tables, Stream, Row) { Joined = beside };
        var from = From(tables, source);
        var columns = Columns.Concat(_kept).ToList();
        var values = columns.Select(column => (column.Name, Sql: (from is null ? null : column.Value(source)) ?? $"CAST(NULL AS {tables.Dialect.TypeName(column.Type)})")).ToList();
        if (PassesAttributes)
        {
            values.AddRange(tables.Columns(Stream).Where(column => column.Source.Count == 2)
                .Select(column => (column.Name, $"{Row}.{SqlDialect.Quote(column.Name)}")));
        }

        var list = string.Join(", ", values.Select(value => $"{value.Sql} AS {SqlDialect.Quote(value.Name)}"));
        // An element that a list has twice is one row.
        return new ViewQuery([.. values.Select(value => value.Name)], $"SELECT {(Each is null ? "" : "DISTINCT ")}{list} {(from is null ? "WHERE false" : $"FROM {from}")}");
    }

    /// <summary>Null: there is no table, or it does not have the list.</summary>
    private string? From(ViewTables tables, DbtSource source)
    {
        if (!tables.Has(Stream)) return null;
        var table = tables.Table(Stream);
        if (Each is not null)
        {
            var path = Each.Split('.');
            if (source.Find(path[0]) is not { Type: ColumnType.Json } list) return null;
            return $"(SELECT *, {tables.Dialect.JsonElements(SqlDialect.Quote(list.Name), path[1..])} AS {SqlDialect.Quote(DbtSource.Element)} FROM {table}) AS {Row}";
        }

        var rows = $"{table} AS {Row}";
        if (source.Joined?.Value(ColumnType.Text, With!.Value.Member) is { } member && source.Value(ColumnType.Text, "id") is { } id)
            rows += $" LEFT JOIN {tables.Table(With!.Value.Stream)} AS {Beside} ON {member} = {id}";
        return rows;
    }
}
