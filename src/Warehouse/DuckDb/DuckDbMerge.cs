using System.Data.Common;

namespace Warehouse;

/// <summary>
/// The stage into its table. No index and no primary key: they double the file, and a repeated key would end the transaction. A row that
/// changed is updated where it lies; one that did not is not touched.
/// </summary>
internal sealed class DuckDbMerge(DbConnection connection, StreamTable table, string schema, RowStamp stamp)
{
    private static string DeletedAt => SqlDialect.Quote(AddedColumns.DeletedAt);

    private string Table => SqlDialect.Quote(schema, table.Name);

    public async Task<MergeCounts> RunAsync(long staged, CancellationToken cancellationToken)
    {
        if (table.Key.Count == 0 || !await HasMatchesAsync(cancellationToken)) return new MergeCounts(await InsertAsync(cancellationToken), 0, 0, 0);
        await connection.RunAsync(
            $"CREATE OR REPLACE TEMP TABLE _kept AS SELECT m.staged FROM _match m JOIN {DuckDbStage.Table} s ON s.rowid = m.staged JOIN {Table} t ON t.rowid = m.there "
            + $"WHERE m.older OR ({Same()})",
            cancellationToken);
        await connection.RunAsync($"DELETE FROM {DuckDbStage.Table} WHERE rowid IN (SELECT staged FROM _kept)", cancellationToken);
        await connection.RunAsync("DELETE FROM _match WHERE staged IN (SELECT staged FROM _kept)", cancellationToken);
        var updated = await UpdateAsync(cancellationToken);
        var inserted = await InsertAsync(cancellationToken, "WHERE rowid NOT IN (SELECT staged FROM _match)");
        return new MergeCounts(inserted, updated, staged - inserted - updated, 0);
    }

    /// <summary>In their places, and only columns that differ in some row: what lies in the others stays, and the file hardly grows (measured, docs/performance.md).</summary>
    private async Task<long> UpdateAsync(CancellationToken cancellationToken)
    {
        var columns = MergeSql.Columns(table);
        var counts = await connection.QueryAsync(
            $"SELECT count(*), count(t.{DeletedAt}), {string.Join(", ", columns.Select(name => $"count(*) FILTER (WHERE s.{name} IS DISTINCT FROM t.{name})"))} "
            + $"FROM _match m JOIN {DuckDbStage.Table} s ON s.rowid = m.staged JOIN {Table} t ON t.rowid = m.there",
            row => Enumerable.Range(0, row.FieldCount).Select(row.GetInt64).ToList(), cancellationToken);
        if (counts[0] is not [> 0, var deleted, .. var different]) return 0; // one row of numbers
        var sets = columns.Where((_, i) => different[i] > 0).Select(name => $"{name} = s.{name}").ToList();
        if (deleted > 0) sets.Add($"{DeletedAt} = NULL");
        return await connection.RunAsync(
            $"UPDATE {Table} t SET {string.Join(", ", sets)}, {SqlDialect.Quote(AddedColumns.SyncedAt)} = CAST($1 AS TIMESTAMP), {SqlDialect.Quote(AddedColumns.RunId)} = CAST($2 AS BIGINT) "
            + $"FROM _match m JOIN {DuckDbStage.Table} s ON s.rowid = m.staged WHERE t.rowid = m.there",
            cancellationToken, stamp.At.UtcDateTime, stamp.Run);
    }

    /// <summary>By the keys alone: the other columns are read only of rows that match.</summary>
    private async Task<bool> HasMatchesAsync(CancellationToken cancellationToken)
    {
        await connection.RunAsync(
            $"CREATE OR REPLACE TEMP TABLE _match AS SELECT s.rowid AS staged, t.rowid AS there, {MergeSql.Older(table)} AS older FROM {DuckDbStage.Table} s JOIN {Table} t ON {MergeSql.SameKey(table)}",
            cancellationToken);
        return await connection.CountAsync("SELECT count(*) FROM _match", cancellationToken) > 0;
    }

    private string Same() => string.Join(
        " AND ",
        MergeSql.Columns(table).Select(name => $"s.{name} IS NOT DISTINCT FROM t.{name}").Append($"t.{DeletedAt} IS NULL"));

    private async Task<long> InsertAsync(CancellationToken cancellationToken, string? those = null)
    {
        var values = string.Join(", ", MergeSql.Columns(table));
        return await connection.RunAsync(
            $"INSERT INTO {Table} ({MergeSql.AllColumns(table)}) SELECT {values}, CAST($1 AS TIMESTAMP), NULL, CAST($2 AS BIGINT) FROM {DuckDbStage.Table} {those}",
            cancellationToken, stamp.At.UtcDateTime, stamp.Run);
    }
}
