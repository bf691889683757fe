namespace Warehouse;

internal sealed class PostgresDialect : SqlDialect
{
    public override bool HasKeys => true;

    public override bool ViewsHoldColumns => true;

    public override string JsonText(string json, params IReadOnlyList<string> path) => $"({json} #>> {Path(path)})";

    public override string JsonElements(string json, params IReadOnlyList<string> path) =>
        $"jsonb_array_elements(CASE WHEN jsonb_typeof({json} #> {Path(path)}) = 'array' THEN {json} #> {Path(path)} ELSE '[]' END)";

    public override string FromText(string text, ColumnType type) => type switch
    {
        ColumnType.BigInt => $"CASE WHEN {text} ~ '^-?[0-9]{{1,18}}$' THEN CAST({text} AS bigint) END",
        ColumnType.Double => $"CASE WHEN {text} ~ '^-?[0-9]{{1,300}}([.][0-9]{{1,300}})?$' THEN CAST({text} AS double precision) END",
        ColumnType.Boolean => $"CASE {text} WHEN 'true' THEN true WHEN 'false' THEN false END",
        ColumnType.Timestamp => $"CASE WHEN {text} ~ '^[1-9][0-9]{{0,11}}$' THEN CASE WHEN CAST({text} AS bigint) <= {LastSecond} "
            + $"THEN timestamp 'epoch' + CAST({text} AS bigint) * interval '1 second' END END",
        _ => text,
    };

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

    private static string Path(IReadOnlyList<string> path) =>
        Literal($"{{{string.Join(',', path.Select(name => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}}}");
}
