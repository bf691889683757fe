using System.Data.Common;

namespace Warehouse;

/// <summary>The stage into its table, by its key's index. A row that did not change is not touched, and not even locked.</summary>
internal sealed class PostgresMerge(DbConnection connection, StreamTable table, string schema, RowStamp stamp)
{
    private string Table => SqlDialect.Quote(schema, table.Name);

    private string Values => string.Join(", ", MergeSql.Columns(table).Select(name => "s." + name)) + ", $1, NULL, $2";

    public async Task<MergeCounts> RunAsync(long staged, CancellationToken cancellationToken)
    {
        if (table.Key.Count == 0)
            return new MergeCounts(await RunAsync($"INSERT INTO {Table} ({MergeSql.AllColumns(table)}) SELECT {Values} FROM {PostgresStage.Table} s", cancellationToken), 0, 0, 0);
        var updated = await RunAsync(
            $"UPDATE {Table} AS t SET {Assignments()} FROM {PostgresStage.Table} s WHERE {MergeSql.SameKey(table)} AND NOT ({MergeSql.Older(table)}) AND ({Changed()})", cancellationToken);
        var inserted = await RunAsync(
            $"INSERT INTO {Table} ({MergeSql.AllColumns(table)}) SELECT {Values} FROM {PostgresStage.Table} s WHERE NOT EXISTS (SELECT 1 FROM {Table} t WHERE {MergeSql.SameKey(table)})", cancellationToken);
        return new MergeCounts(inserted, updated, staged - updated - inserted, 0);
    }

    private Task<int> RunAsync(string sql, CancellationToken cancellationToken) => connection.RunAsync(sql, cancellationToken, stamp.At.UtcDateTime, stamp.Run);

    private string Assignments() => string.Join(", ", MergeSql.Columns(table).Select(name => $"{name} = s.{name}"))
        + $", \"{AddedColumns.SyncedAt}\" = $1, \"{AddedColumns.DeletedAt}\" = NULL, \"{AddedColumns.RunId}\" = $2";

    private string Changed() => string.Join(
        " OR ",
        MergeSql.Columns(table).Select(name => $"t.{name} IS DISTINCT FROM s.{name}").Append($"t.\"{AddedColumns.DeletedAt}\" IS NOT NULL"));
}
