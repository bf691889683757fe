using System.Data.Common;
using Airbyte.Protocol;
using Newtonsoft.Json;
using Warehouse;

namespace Intercom.Loader;

/// <summary>The ledger as it last could be read, for whoever asks while a run has the warehouse. Thread-safe.</summary>
internal sealed class LedgerWatch(CommandSetting setting)
{
    private const int Runs = 50;

    private volatile LedgerSnapshot? _snapshot;
    private volatile string? _error;

    /// <summary>Null: it could not be read yet.</summary>
    public LedgerSnapshot? Snapshot => _snapshot;

    /// <summary>Why the snapshot is not newer; null: nothing is in its way.</summary>
    public string? Error => _error;

    /// <summary>Reads it; where that does not work, what was read stays.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _snapshot = await TakeAsync(cancellationToken);
            _error = null;
        }
        catch (ConnectorException unreadable)
        {
            _error = unreadable.Message;
        }
    }

    /// <summary>Reads it if what there is is older, and does not wait long for whoever has the warehouse.</summary>
    public async Task ReadIfOlderAsync(TimeSpan age, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_snapshot is { } known && setting.Time.GetUtcNow() - known.TakenAt < age) return;
        using var limit = new CancellationTokenSource(patience, setting.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What was known before is shown.
        }
    }

    private async Task<LedgerSnapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var ledger = await setting.View.ReadAsync(Runs, cancellationToken);
        var now = setting.Time.GetUtcNow();
        if (ledger is null) return new LedgerSnapshot(now, null, new Dictionary<long, RunRows>(), [], null);
        return await setting.View.WithAsync(
            async session => new LedgerSnapshot(
                now, ledger, (await RowsAsync(session.Connection, cancellationToken)).ToDictionary(rows => rows.Run), await ChangesAsync(session.Connection, cancellationToken),
                (await SuccessAsync(session.Connection, cancellationToken)).FirstOrDefault()),
            cancellationToken);
    }

    private string RunStreams => SqlDialect.Quote(setting.Layout.Schema, setting.Layout.RunStreams);

    private Task<List<RunRows>> RowsAsync(DbConnection connection, CancellationToken cancellationToken) => connection.QueryAsync(
        "SELECT run_id, CAST(sum(rows_read) AS BIGINT), CAST(sum(rows_inserted + rows_updated) AS BIGINT), CAST(sum(rows_deleted) AS BIGINT), CAST(sum(misfits) AS BIGINT) "
        + $"FROM {RunStreams} GROUP BY run_id ORDER BY run_id DESC LIMIT {Runs}",
        row => new RunRows(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
        cancellationToken);

    private Task<List<SchemaChanges>> ChangesAsync(DbConnection connection, CancellationToken cancellationToken) => connection.QueryAsync(
        $"SELECT run_id, stream, CAST(schema_changes AS {setting.Warehouse.Dialect.TypeName(ColumnType.Text)}) FROM {RunStreams} "
        + $"WHERE CAST(schema_changes AS {setting.Warehouse.Dialect.TypeName(ColumnType.Text)}) <> '[]' ORDER BY run_id DESC, stream LIMIT {Runs}",
        row => new SchemaChanges(row.GetInt64(0), row.GetString(1), JsonConvert.DeserializeObject<string[]>(row.GetString(2))!),
        cancellationToken);

    private Task<List<DateTimeOffset?>> SuccessAsync(DbConnection connection, CancellationToken cancellationToken) => connection.QueryAsync(
        $"SELECT started_at FROM {SqlDialect.Quote(setting.Layout.Schema, setting.Layout.Runs)} WHERE result = 'succeeded' ORDER BY run_id DESC LIMIT 1",
        row => (DateTimeOffset?)new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc)),
        cancellationToken);
}
