using System.Data.Common;
using Npgsql;

namespace Warehouse;

/// <summary>A connection, with at most one transaction.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, PostgresDialect dialect) : IWarehouseSession
{
    private NpgsqlTransaction? _transaction;
    private long _staged;

    public DbConnection Connection => connection;

    public string Stage => PostgresStage.Table;

    public async Task BeginAsync(CancellationToken cancellationToken) => _transaction = await connection.BeginTransactionAsync(cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction!.CommitAsync(cancellationToken);

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
        var columns = batch.Table.Columns.Select(column => (Name: SqlDialect.Quote(column.Name), Type: dialect.TypeName(column.Type)))
            .Append((Name: SqlDialect.Quote(AddedColumns.Extra), Type: "jsonb")).ToList();
        await connection.RunAsync($"DROP TABLE IF EXISTS {PostgresStage.Table}", cancellationToken);
        await connection.RunAsync(
            $"CREATE TEMP TABLE _stage ({string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"))}) ON COMMIT DROP", cancellationToken);
        await PostgresStage.CopyAsync(connection, batch, rows, string.Join(", ", columns.Select(column => column.Name)), cancellationToken);
        _staged = rows.Count;
    }

    public Task<MergeCounts> MergeAsync(StreamTable table, string schema, RowStamp stamp, CancellationToken cancellationToken) =>
        new PostgresMerge(connection, table, schema, stamp).RunAsync(_staged, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private string Definition(StreamTable table)
    {
        var columns = table.Columns.Select(column => $"{SqlDialect.Quote(column.Name)} {dialect.TypeName(column.Type)}").Concat(
            [$"\"{AddedColumns.Extra}\" jsonb", $"\"{AddedColumns.SyncedAt}\" timestamp", $"\"{AddedColumns.DeletedAt}\" timestamp", $"\"{AddedColumns.RunId}\" bigint"]);
        if (table.Key.Count > 0) columns = columns.Append($"PRIMARY KEY ({string.Join(", ", table.Key.Select(SqlDialect.Quote))})");
        return string.Join(", ", columns);
    }
}
