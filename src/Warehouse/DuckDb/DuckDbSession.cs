using System.Data.Common;
using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>The file, attached to a DuckDB of its own in memory for as long as the session lives: then other programs cannot open it.</summary>
internal sealed class DuckDbSession(DuckDBConnection connection, DuckDbDialect dialect) : IWarehouseSession
{
    private const string File = "_file";

    private DbTransaction? _transaction;
    private long _staged;

    public DbConnection Connection => connection;

    public string Stage => DuckDbStage.Table;

    public static async Task<DuckDbSession> AttachAsync(DuckDBConnection connection, string path, DuckDbDialect dialect, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"ATTACH {SqlDialect.Literal(path)} AS {File}", cancellationToken);
        await connection.RunAsync($"USE {File}", cancellationToken);
        return new DuckDbSession(connection, dialect);
    }

    public async Task BeginAsync(CancellationToken cancellationToken) => _transaction = await connection.BeginTransactionAsync(cancellationToken);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        _transaction = null;
    }

    public async Task ChangeAsync(TablePlan plan, string schema, CancellationToken cancellationToken)
    {
        var table = SqlDialect.Quote(schema, plan.Table.Name);
        foreach (var change in plan.Changes)
        {
            await connection.RunAsync(change switch
            {
                TableChange.Create => $"CREATE TABLE {table} ({Definition(plan.Table)})",
                TableChange.Add add => $"ALTER TABLE {table} ADD COLUMN {SqlDialect.Quote(add.Column.Name)} {dialect.TypeName(add.Column.Type)}",
                TableChange.Widen widen => $"ALTER TABLE {table} ALTER COLUMN {SqlDialect.Quote(widen.Column.Name)} TYPE {dialect.TypeName(widen.Column.Type)} "
                    + $"USING {dialect.Widened(SqlDialect.Quote(widen.Column.Name), widen.From, widen.Column.Type)}",
                _ => throw new NotSupportedException($"{change}"),
            }, cancellationToken);
        }
    }

    public async Task StageAsync(RowBatch batch, IReadOnlyList<int> rows, CancellationToken cancellationToken)
    {
        var columns = batch.Table.Columns.Select(column => $"{SqlDialect.Quote(column.Name)} {dialect.TypeName(column.Type)}")
            .Append($"{SqlDialect.Quote(AddedColumns.Extra)} JSON");
        await connection.RunAsync($"CREATE OR REPLACE TEMP TABLE _stage ({string.Join(", ", columns)})", cancellationToken);
        DuckDbStage.Append(connection, batch, rows);
        _staged = rows.Count;
    }

    public Task<MergeCounts> MergeAsync(StreamTable table, string schema, RowStamp stamp, CancellationToken cancellationToken) =>
        new DuckDbMerge(connection, table, schema, stamp).RunAsync(_staged, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await RollBackAsync();
        await connection.RunAsync("DROP TABLE IF EXISTS temp.main._stage", CancellationToken.None);
        await connection.RunAsync("USE memory", CancellationToken.None);
        await connection.RunAsync($"DETACH {File}", CancellationToken.None);
    }

    private async Task RollBackAsync()
    {
        try
        {
            await _transaction!.RollbackAsync();
        }
        catch (DuckDBException)
        {
            // It ended by itself, with the error that is being reported.
        }
    }

    private string Definition(StreamTable table) => string.Join(", ", table.Columns
        .Select(column => $"{SqlDialect.Quote(column.Name)} {dialect.TypeName(column.Type)}")
        .Concat([$"\"{AddedColumns.Extra}\" JSON", $"\"{AddedColumns.SyncedAt}\" TIMESTAMP", $"\"{AddedColumns.DeletedAt}\" TIMESTAMP", $"\"{AddedColumns.RunId}\" BIGINT"]));
}
