namespace Warehouse;

internal sealed class DuckDbDialect : SqlDialect
{
    public override bool HasKeys => false;

    public override bool ViewsHoldColumns => false;

    public override string JsonText(string json, params IReadOnlyList<string> path) => $"json_extract_string({json}, {Literal(Path(path))})";

    public override string JsonElements(string json, params IReadOnlyList<string> path) => $"unnest(json_extract({json}, {Literal(Path(path) + "[*]")}))";

    public override string FromText(string text, ColumnType type) => type switch
    {
        ColumnType.BigInt => $"CASE WHEN regexp_full_match({text}, '-?[0-9]{{1,18}}') THEN TRY_CAST({text} AS BIGINT) END",
        ColumnType.Double => $"TRY_CAST({text} AS DOUBLE)",
        ColumnType.Boolean => $"CASE {text} WHEN 'true' THEN true WHEN 'false' THEN false END",
        ColumnType.Timestamp => $"CASE WHEN regexp_full_match({text}, '[1-9][0-9]{{0,11}}') AND TRY_CAST({text} AS BIGINT) <= {LastSecond} "
            + $"THEN make_timestamp(TRY_CAST({text} AS BIGINT) * 1000000) END",
        _ => text,
    };

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

    private static string Path(IReadOnlyList<string> path) =>
        "$" + string.Concat(path.Select(name => name.All(char.IsAsciiDigit) ? $"[{name}]" : $".\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
}
