namespace Warehouse;

internal sealed class PostgresDialect : SqlDialect
{
    public override bool HasKeys => true;

    public override string WithExtra(string column) =>
        $"coalesce(\"{AddedColumns.Extra}\", '{{}}') || jsonb_build_object({Literal(column)}, {Quote(column)})";

    public override string TypeName(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.BigInt => "bigint",
        ColumnType.Double => "double precision",
        ColumnType.Boolean => "boolean",
        ColumnType.Timestamp => "timestamp",
        _ => "jsonb",
    };

    public override string Widened(string column, ColumnType from, ColumnType to) => (from, to) switch
    {
        (ColumnType.Json, ColumnType.Text) => $"{column} #>> '{{}}'",
        (ColumnType.Timestamp, ColumnType.Text) => $"CAST(CAST(extract(epoch FROM {column}) AS bigint) AS text)",
        _ => $"CAST({column} AS {TypeName(to)})",
    };
}
