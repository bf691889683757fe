namespace Warehouse;

internal sealed class DuckDbDialect : SqlDialect
{
    public override bool HasKeys => false;

    public override string WithExtra(string column) =>
        $"json_merge_patch(coalesce(\"{AddedColumns.Extra}\", '{{}}'), json_object({Literal(column)}, {Quote(column)}))";

    public override string TypeName(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.BigInt => "BIGINT",
        ColumnType.Double => "DOUBLE",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Timestamp => "TIMESTAMP",
        _ => "JSON",
    };

    public override string Widened(string column, ColumnType from, ColumnType to) => (from, to) switch
    {
        (ColumnType.Json, ColumnType.Text) => $"CASE WHEN json_type({column}) = 'VARCHAR' THEN json_extract_string({column}, '$') ELSE CAST({column} AS VARCHAR) END",
        (ColumnType.Timestamp, ColumnType.Text) => $"CAST(CAST(epoch({column}) AS BIGINT) AS VARCHAR)",
        _ => $"CAST({column} AS {TypeName(to)})",
    };
}
