using System.Data.Common;
using Npgsql;

namespace Warehouse;

/// <summary>A connection, with at most one transaction.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, PostgresDialect dialect) : IWarehouseSession
{
    /// <summary>A change of a table waits for all who have read it, and whoever comes meanwhile waits for the change: so briefly, and again later.</summary>
    private const string LongestForLock = "2s";

    private NpgsqlTransaction? _transaction;
    private long _staged;

    public DbConnection Connection => connection;

    public string Stage => PostgresStage.Table;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync($"SET LOCAL lock_timeout = '{LongestForLock}'", cancellationToken);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction!.CommitAsync(cancellationToken);

    public async Task ChangeAsync(TablePlan plan, string schema, CancellationToken cancellationToken)
    {
        foreach (var statement in TableChangeSql.Of(plan, schema, dialect)) await connection.RunAsync(statement, cancellationToken);
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
}
