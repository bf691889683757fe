namespace Warehouse;

/// <summary>A warehouse as one looks at it beside its runs: nothing is created where nothing is, and nobody's place is taken.</summary>
public sealed class WarehouseView(IWarehouse warehouse, WarehouseLayout layout, LoadOptions options, TimeProvider time)
{
    /// <summary>Null: nothing was ever loaded there.</summary>
    /// <param name="runs">How many runs, at most.</param>
    /// <exception cref="Airbyte.Protocol.ConnectorException">It cannot be read.</exception>
    public async Task<LedgerView?> ReadAsync(int runs, CancellationToken cancellationToken) =>
        warehouse.IsThere ? await WithAsync(session => ReadAsync(session, runs, cancellationToken), cancellationToken) : null;

    /// <summary>What the warehouse knows, without looking at its rows.</summary>
    public async Task<WarehouseContents> ContentsAsync(CancellationToken cancellationToken) => warehouse.IsThere
        ? await WithAsync(session => ContentsAsync(session, cancellationToken), cancellationToken) ?? WarehouseContents.None
        : WarehouseContents.None;

    /// <summary>Tries to make the schema and the ledger, and takes it back.</summary>
    /// <exception cref="Airbyte.Protocol.ConnectorException">It cannot be reached, or not written.</exception>
    public async Task TryWritingAsync(CancellationToken cancellationToken)
    {
        if (!warehouse.IsThere)
        {
            warehouse.TryMaking();
            return;
        }

        await WithAsync(async session =>
        {
            await session.BeginAsync(cancellationToken);
            await Ledger(session).CreateAsync(cancellationToken);
            return true; // the session's end rolls it back
        }, cancellationToken);
    }

    /// <summary>The next run reads these streams whole.</summary>
    /// <exception cref="PlaceTakenException">A run is under way.</exception>
    public Task AskRefreshAsync(IReadOnlyList<string> streams, CancellationToken cancellationToken) => ChangeAsync(async (_, ledger) =>
    {
        // No refresh before had it: numbers are those of runs.
        var number = (await ledger.RunsAsync(1, cancellationToken)).Select(run => run.Id).FirstOrDefault() + 1;
        foreach (var stream in streams) await ledger.AskRefreshAsync(stream, number, cancellationToken);
    }, cancellationToken);

    /// <summary>Asks in SQL, in a transaction that can change nothing.</summary>
    /// <exception cref="Airbyte.Protocol.ConnectorException">The warehouse does not take the query, and why.</exception>
    public Task<QueryRows> QueryAsync(string sql, CancellationToken cancellationToken) => WithAsync(async session =>
    {
        await session.Connection.RunAsync("BEGIN TRANSACTION READ ONLY", cancellationToken);
        IReadOnlyList<string> columns = [];
        var rows = await session.Connection.QueryAsync<IReadOnlyList<object?>>(sql, row =>
        {
            if (columns.Count == 0) columns = [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)];
            return [.. Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))];
        }, cancellationToken);
        await session.Connection.RunAsync("ROLLBACK", cancellationToken);
        return new QueryRows(columns, rows);
    }, cancellationToken);

    /// <summary>Does something with the tables as they are in one transaction.</summary>
    public Task<T> WithAsync<T>(Func<IWarehouseSession, Task<T>> work, CancellationToken cancellationToken) =>
        new WarehouseWait(warehouse, options.LongestWait, time).TryAsync(async token =>
        {
            await using var session = await warehouse.OpenAsync(token);
            return await work(session);
        }, cancellationToken);

    /// <summary>Changes something in one transaction, in the place of the one writer and with the ledger there.</summary>
    /// <exception cref="PlaceTakenException">A run is under way.</exception>
    internal async Task ChangeAsync(Func<IWarehouseSession, RunLedger, Task> change, CancellationToken cancellationToken)
    {
        await using var place = await new WarehouseWait(warehouse, options.LongestWait, time)
            .TryAsync(token => warehouse.TakePlaceAsync(layout.Schema, token), cancellationToken);
        await WithAsync(async session =>
        {
            var ledger = Ledger(session);
            await session.BeginAsync(cancellationToken);
            await ledger.CreateAsync(cancellationToken);
            await change(session, ledger);
            await session.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task<LedgerView?> ReadAsync(IWarehouseSession session, int runs, CancellationToken cancellationToken)
    {
        await session.BeginAsync(cancellationToken);
        if (await ContentsAsync(session, cancellationToken) is not { } contents) return null;
        var ledger = Ledger(session);
        var tables = new List<TableView>();
        foreach (var stream in contents.Columns.Select(columns => columns.Key).Order(StringComparer.Ordinal))
        {
            var table = SqlDialect.Quote(layout.Schema, layout.Table(stream));
            tables.AddRange(await session.Connection.QueryAsync(
                $"SELECT count(*), count(\"{AddedColumns.DeletedAt}\"), max(\"{AddedColumns.SyncedAt}\") FROM {table}",
                row => new TableView(stream, layout.Table(stream), row.GetInt64(0), row.GetInt64(1),
                    row.IsDBNull(2) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc))),
                cancellationToken));
        }

        return new LedgerView(contents, await ledger.RunsAsync(runs, cancellationToken), await ledger.StreamsAsync(null, cancellationToken), tables);
    }

    private async Task<WarehouseContents?> ContentsAsync(IWarehouseSession session, CancellationToken cancellationToken)
    {
        var isThere = await session.Connection.HasTableAsync(layout.Schema, layout.Columns, cancellationToken);
        return isThere ? await Ledger(session).ContentsAsync(cancellationToken) : null;
    }

    private RunLedger Ledger(IWarehouseSession session) => new(session.Connection, warehouse.Dialect, layout);
}
