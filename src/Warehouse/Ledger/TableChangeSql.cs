namespace Warehouse;

/// <summary>The statements of a table's changes.</summary>
internal static class TableChangeSql
{
    /// <summary>The largest integer up to which every one is a double.</summary>
    private const string MostExact = "9007199254740992";

    public static IEnumerable<string> Of(TablePlan plan, string schema, SqlDialect dialect)
    {
        var table = SqlDialect.Quote(schema, plan.Table.Name);
        return plan.Changes.SelectMany(change => change switch
        {
            TableChange.Create => [Create(plan.Table, table, dialect)],
            TableChange.Add add => [$"ALTER TABLE {table} ADD COLUMN {SqlDialect.Quote(add.Column.Name)} {dialect.TypeName(add.Column.Type)}"],
            TableChange.Widen widen => Widen(widen, table, dialect),
            _ => throw new NotSupportedException($"{change}"),
        });
    }

    /// <summary>The columns whose type is set anew.</summary>
    public static string[] Retyped(TableChange.Widen widen) => MayBeInexact(widen) ? [widen.Column.Name, AddedColumns.Extra] : [widen.Column.Name];

    private static string Create(StreamTable table, string name, SqlDialect dialect)
    {
        var columns = table.Columns.Select(column => (column.Name, column.Type)).Concat(AddedColumns.Typed).Select(column => $"{SqlDialect.Quote(column.Name)} {dialect.TypeName(column.Type)}");
        if (dialect.HasKeys && table.Key.Count > 0) columns = columns.Append($"PRIMARY KEY ({string.Join(", ", table.Key.Select(SqlDialect.Quote))})");
        return $"CREATE TABLE {name} ({string.Join(", ", columns)})";
    }

    /// <summary>
    /// An integer that no double is goes to where misfits are, by a change of type that changes none: DuckDB does not alter a table that
    /// the transaction has updated.
    /// </summary>
    private static IEnumerable<string> Widen(TableChange.Widen widen, string table, SqlDialect dialect)
    {
        var column = SqlDialect.Quote(widen.Column.Name);
        var widened = dialect.Widened(column, widen.From, widen.Column.Type);
        if (MayBeInexact(widen))
        {
            var isExact = $"{column} IS NULL OR {column} BETWEEN -{MostExact} AND {MostExact}";
            yield return Retype(table, $"\"{AddedColumns.Extra}\"", dialect.TypeName(ColumnType.Json), $"CASE WHEN {isExact} THEN \"{AddedColumns.Extra}\" ELSE {dialect.WithExtra(widen.Column.Name)} END");
            widened = $"CASE WHEN {isExact} THEN {widened} END";
        }

        yield return Retype(table, column, dialect.TypeName(widen.Column.Type), widened);
    }

    private static bool MayBeInexact(TableChange.Widen widen) => (widen.From, widen.Column.Type) == (ColumnType.BigInt, ColumnType.Double);

    private static string Retype(string table, string column, string type, string value) => $"ALTER TABLE {table} ALTER COLUMN {column} TYPE {type} USING {value}";
}
