using System.Data.Common;
using Airbyte.Protocol;
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
        foreach (var widen in plan.Changes.OfType<TableChange.Widen>()) await RequireUnseenAsync(widen, SqlDialect.Quote(schema, plan.Table.Name), cancellationToken);
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

    /// <summary>Views of the loader's own have made way; what others read is not to be taken from them.</summary>
    /// <exception cref="ConnectorException">Config error: a view reads the column, and so its type stays.</exception>
    private async Task RequireUnseenAsync(TableChange.Widen widen, string table, CancellationToken cancellationToken)
    {
        var views = await connection.QueryAsync(
            "SELECT DISTINCT format('%I.%I', n.nspname, v.relname) FROM pg_depend d JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid "
            + "JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace n ON n.oid = v.relnamespace JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid "
            + "WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = $1::regclass AND a.attname = ANY ($2) ORDER BY 1",
            row => row.GetString(0), cancellationToken, table, TableChangeSql.Retyped(widen));
        if (views.Count == 0) return;
        throw ConnectorException.Config(
            $"{widen}: PostgreSQL lets no column change its type that a view reads, and {string.Join(", ", views)} does. Drop it, load again, and make it anew. Nothing that was committed is lost.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
