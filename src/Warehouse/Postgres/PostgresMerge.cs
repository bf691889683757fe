using System.Data.Common;

namespace Warehouse;

/// <summary>The stage into its table, by its key's index. A row that did not change is not touched, and not even locked.</summary>
internal sealed class PostgresMerge(DbConnection connection, StreamTable table, string schema, RowStamp stamp)
{
    private string Table => SqlDialect.Quote(schema, table.Name);

    private IEnumerable<string> Columns => table.Columns.Select(column => column.Name).Append(AddedColumns.Extra);

    private string Names => string.Join(", ", Columns.Concat([AddedColumns.SyncedAt, AddedColumns.DeletedAt, AddedColumns.RunId]).Select(SqlDialect.Quote));

    private string Values => string.Join(", ", Columns.Select(name => "s." + SqlDialect.Quote(name))) + ", $1, NULL, $2";

    public async Task<MergeCounts> RunAsync(long staged, CancellationToken cancellationToken)
    {
        if (table.Key.Count == 0)
            return new MergeCounts(await RunAsync($"INSERT INTO {Table} ({Names}) SELECT {Values} FROM {PostgresStage.Table} s", cancellationToken), 0, 0, 0);
        var updated = await RunAsync(
            $"UPDATE {Table} AS t SET {Assignments()} FROM {PostgresStage.Table} s WHERE {SameKey()} AND NOT ({Older()}) AND ({Changed()})", cancellationToken);
        var inserted = await RunAsync(
            $"INSERT INTO {Table} ({Names}) SELECT {Values} FROM {PostgresStage.Table} s WHERE NOT EXISTS (SELECT 1 FROM {Table} t WHERE {SameKey()})", cancellationToken);
        return new MergeCounts(inserted, updated, staged - updated - inserted, 0);
    }

    private Task<int> RunAsync(string sql, CancellationToken cancellationToken) => connection.RunAsync(sql, cancellationToken, stamp.At.UtcDateTime, stamp.Run);

    private string SameKey() => string.Join(" AND ", table.Key.Select(SqlDialect.Quote).Select(key => $"t.{key} = s.{key}"));

    private string Older()
    {
        if (table.Cursor is null) return "false";
        var cursor = "." + SqlDialect.Quote(table.Cursor);
        return $"coalesce(t{cursor} > s{cursor}, t{cursor} IS NOT NULL AND s{cursor} IS NULL)";
    }

    private string Assignments() => string.Join(", ", Columns.Select(SqlDialect.Quote).Select(name => $"{name} = s.{name}"))
        + $", \"{AddedColumns.SyncedAt}\" = $1, \"{AddedColumns.DeletedAt}\" = NULL, \"{AddedColumns.RunId}\" = $2";

    private string Changed() => string.Join(
        " OR ",
        Columns.Select(SqlDialect.Quote).Select(name => $"t.{name} IS DISTINCT FROM s.{name}").Append($"t.\"{AddedColumns.DeletedAt}\" IS NOT NULL"));
}
