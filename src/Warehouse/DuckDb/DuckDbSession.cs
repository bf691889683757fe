using System.Data.Common;
using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>The file, attached to a DuckDB of its own in memory for as long as the session lives: then other programs cannot open it.</summary>
internal sealed class DuckDbSession(DuckDBConnection connection, DuckDbDialect dialect, Action broken) : IWarehouseSession
{
    private const string File = "_file";

    private DbTransaction? _transaction;
    private long _staged;

    public DbConnection Connection => connection;

    public string Stage => DuckDbStage.Table;

    public static async Task<DuckDbSession> AttachAsync(
        DuckDBConnection connection, string path, DuckDbDialect dialect, Action broken, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"ATTACH {SqlDialect.Literal(path)} AS {File}", cancellationToken);
        await connection.RunAsync($"USE {File}", cancellationToken);
        return new DuckDbSession(connection, dialect, broken);
    }

    public async Task BeginAsync(CancellationToken cancellationToken) => _transaction = await connection.BeginTransactionAsync(cancellationToken);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        _transaction = null;
    }

    public async Task ChangeAsync(TablePlan plan, string schema, CancellationToken cancellationToken)
    {
        foreach (var statement in TableChangeSql.Of(plan, schema, dialect)) await connection.RunAsync(statement, cancellationToken);
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
        try
        {
            if (_transaction is not null) await _transaction.RollbackAsync();
            await connection.RunAsync("DROP TABLE IF EXISTS temp.main._stage", CancellationToken.None);
            await connection.RunAsync("USE memory", CancellationToken.None);
            await connection.RunAsync($"DETACH {File}", CancellationToken.None);
        }
        catch (Exception unusable) when (unusable is DuckDBException or InvalidOperationException)
        {
            // After an error that is being reported: a full disk, a file that went away.
            broken();
        }
    }
}
