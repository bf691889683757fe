namespace Warehouse;

/// <summary>A table without key: rows gather in a table beside it, and take its place when the source has given them all.</summary>
internal sealed class ReplacedTable(IWarehouseSession session, WarehouseLayout layout, RowStamp stamp)
{
    public async Task<MergeCounts> ApplyAsync(CommitPart part, CancellationToken cancellationToken)
    {
        var table = part.Stream.Plan.Table;
        var next = table with { Name = layout.LedgerPrefix + "next_" + table.Stream };
        var (from, to) = (SqlDialect.Quote(layout.Schema, next.Name), SqlDialect.Quote(layout.Schema, table.Name));
        if (part.BeginsRefresh)
        {
            await session.Connection.RunAsync($"DROP TABLE IF EXISTS {from}", cancellationToken);
            await session.ChangeAsync(new TablePlan(next, [new TableChange.Create(next.Name)]), layout.Schema, cancellationToken);
        }

        var inserted = 0L;
        if (part.Batch is { } batch)
        {
            await session.StageAsync(batch, [.. Enumerable.Range(0, part.Rows)], cancellationToken);
            inserted = (await session.MergeAsync(next, layout.Schema, stamp, cancellationToken)).Inserted;
        }

        if (!part.EndsRefresh) return new MergeCounts(inserted, 0, 0, 0);
        var names = string.Join(", ", table.Columns.Select(column => column.Name).Concat(AddedColumns.All).Select(SqlDialect.Quote));
        var deleted = await session.Connection.RunAsync($"DELETE FROM {to}", cancellationToken);
        await session.Connection.RunAsync($"INSERT INTO {to} ({names}) SELECT {names} FROM {from}", cancellationToken);
        await session.Connection.RunAsync($"DROP TABLE {from}", cancellationToken);
        return new MergeCounts(inserted, 0, 0, deleted);
    }
}
