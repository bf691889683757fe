using System.Data.Common;

namespace Warehouse;

/// <summary>
/// Keeps the versions of a table's rows in a table beside it, in the transaction that changes them: each version that was committed is there
/// once, and one at most of a key is current. The same statements for every warehouse.
/// </summary>
internal sealed class HistorySql(IWarehouseSession session, SqlDialect dialect, WarehouseLayout layout, RowStamp stamp)
{
    private DbConnection Connection => session.Connection;

    /// <summary>What a table needs, its versions need too, whether more of them are wanted now or not.</summary>
    public async Task ChangeAsync(TablePlan plan, CancellationToken cancellationToken)
    {
        var changes = plan.Changes.Where(change => change is not TableChange.Create).ToList();
        var versions = layout.History(plan.Table.Stream);
        if (changes.Count == 0 || !await Connection.HasTableAsync(layout.Schema, versions, cancellationToken)) return;
        await session.ChangeAsync(new TablePlan(plan.Table with { Name = versions }, changes), layout.Schema, cancellationToken);
    }

    /// <param name="isFirst">Of the run: rows may have been taken away since versions were last kept.</param>
    public async Task KeepAsync(StreamTable table, bool isFirst, CancellationToken cancellationToken)
    {
        var (rows, versions) = (SqlDialect.Quote(layout.Schema, table.Name), SqlDialect.Quote(layout.Schema, layout.History(table.Stream)));
        await CreateAsync(table, versions, cancellationToken);
        var same = string.Join(" AND ", table.Key.Select(SqlDialect.Quote).Select(key => $"v.{key} = t.{key}"));
        // Whoever wrote a row after the last version came did so in that run, or in a later one that perhaps kept none.
        var last = await Connection.CountAsync($"SELECT coalesce(max(\"{AddedColumns.RunId}\"), 0) FROM {versions}", cancellationToken);
        var since = $" AND t.\"{AddedColumns.RunId}\" >= $2";
        object?[] values = [stamp.At.UtcDateTime, last];
        var differs = string.Join(" OR ", MergeSql.Columns(table).Select(name => $"v.{name} IS DISTINCT FROM t.{name}").Prepend($"t.\"{AddedColumns.DeletedAt}\" IS NOT NULL"));
        var ends = $"SET \"{HistoryColumns.ValidTo}\" = $1, \"{HistoryColumns.IsCurrent}\" = false";
        await Connection.RunAsync($"UPDATE {versions} AS v {ends} FROM {rows} AS t WHERE v.\"{HistoryColumns.IsCurrent}\" AND {same} AND ({differs}){since}", cancellationToken, values);
        if (isFirst || stamp.HardDeletes)
            await Connection.RunAsync($"UPDATE {versions} AS v {ends} WHERE v.\"{HistoryColumns.IsCurrent}\" AND NOT EXISTS (SELECT 1 FROM {rows} AS t WHERE {same})", cancellationToken, stamp.At.UtcDateTime);

        var columns = MergeSql.Columns(table);
        await Connection.RunAsync(
            $"INSERT INTO {versions} ({string.Join(", ", columns)}, \"{HistoryColumns.ValidFrom}\", \"{HistoryColumns.IsCurrent}\", \"{AddedColumns.RunId}\") "
            + $"SELECT {string.Join(", ", columns.Select(name => $"t.{name}"))}, CAST($1 AS {dialect.TypeName(ColumnType.Timestamp)}), true, t.\"{AddedColumns.RunId}\" FROM {rows} AS t "
            + $"WHERE t.\"{AddedColumns.DeletedAt}\" IS NULL{since} AND NOT EXISTS (SELECT 1 FROM {versions} AS v WHERE v.\"{HistoryColumns.IsCurrent}\" AND {same})",
            cancellationToken,
            values);
    }

    private Task CreateAsync(StreamTable table, string versions, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Select(column => (column.Name, column.Type)).Concat(HistoryColumns.Typed).Select(column => $"{SqlDialect.Quote(column.Name)} {dialect.TypeName(column.Type)}");
        return Connection.RunAsync($"CREATE TABLE IF NOT EXISTS {versions} ({string.Join(", ", columns)})", cancellationToken);
    }
}
