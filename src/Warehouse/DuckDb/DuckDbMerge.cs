using System.Data.Common;

namespace Warehouse;

/// <summary>
/// The stage into its table. No index and no primary key: they double the file, and a repeated key would end the transaction. A row that
/// changed is taken out and put in again; one that did not is not touched.
/// </summary>
internal sealed class DuckDbMerge(DbConnection connection, StreamTable table, string schema, RowStamp stamp)
{
    private string Table => SqlDialect.Quote(schema, table.Name);

    public async Task<MergeCounts> RunAsync(long staged, CancellationToken cancellationToken)
    {
        if (table.Key.Count == 0 || !await HasMatchesAsync(cancellationToken)) return new MergeCounts(await InsertAsync(cancellationToken), 0, 0, 0);
        await connection.RunAsync(
            $"CREATE OR REPLACE TEMP TABLE _kept AS SELECT m.staged FROM _match m JOIN {DuckDbStage.Table} s ON s.rowid = m.staged JOIN {Table} t ON t.rowid = m.there "
            + $"WHERE m.older OR ({Same()})",
            cancellationToken);
        await connection.RunAsync($"DELETE FROM {DuckDbStage.Table} WHERE rowid IN (SELECT staged FROM _kept)", cancellationToken);
        var updated = await connection.RunAsync(
            $"DELETE FROM {Table} WHERE rowid IN (SELECT there FROM _match WHERE staged NOT IN (SELECT staged FROM _kept))", cancellationToken);
        var written = await InsertAsync(cancellationToken);
        return new MergeCounts(written - updated, updated, staged - written, 0);
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
        MergeSql.Columns(table).Select(name => $"s.{name} IS NOT DISTINCT FROM t.{name}").Append($"t.{SqlDialect.Quote(AddedColumns.DeletedAt)} IS NULL"));

    private async Task<long> InsertAsync(CancellationToken cancellationToken)
    {
        var values = string.Join(", ", MergeSql.Columns(table));
        return await connection.RunAsync(
            $"INSERT INTO {Table} ({MergeSql.AllColumns(table)}) SELECT {values}, CAST($1 AS TIMESTAMP), NULL, CAST($2 AS BIGINT) FROM {DuckDbStage.Table}", cancellationToken, stamp.At.UtcDateTime, stamp.Run);
    }
}
