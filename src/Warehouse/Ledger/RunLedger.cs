using System.Data.Common;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Warehouse;

/// <summary>The tables beside those of the streams: states, runs, and the columns that were ever given. Each method is part of the caller's transaction.</summary>
internal sealed class RunLedger(DbConnection connection, SqlDialect dialect, WarehouseLayout layout)
{
    private const string Running = "running";

    private string States => SqlDialect.Quote(layout.Schema, layout.States);

    private string Runs => SqlDialect.Quote(layout.Schema, layout.Runs);

    private string RunStreams => SqlDialect.Quote(layout.Schema, layout.RunStreams);

    private string Columns => SqlDialect.Quote(layout.Schema, layout.Columns);

    private string Seen => SqlDialect.Quote(layout.Schema, layout.Seen);

    private string Text => dialect.TypeName(ColumnType.Text);

    private string Time => dialect.TypeName(ColumnType.Timestamp);

    private string Json => dialect.TypeName(ColumnType.Json);

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL asks for the right to make schemas even where there is nothing to make.
        var there = await connection.CountAsync(
            "SELECT count(*) FROM information_schema.schemata WHERE schema_name = $1 AND catalog_name = current_database()", cancellationToken, layout.Schema);
        if (there == 0) await connection.RunAsync($"CREATE SCHEMA IF NOT EXISTS {SqlDialect.Quote(layout.Schema)}", cancellationToken);
        await connection.RunAsync($"CREATE TABLE IF NOT EXISTS {States} (stream {Text} NOT NULL, state {Json}, fence BIGINT, refresh BIGINT, updated_at {Time})", cancellationToken);
        await connection.RunAsync(
            $"CREATE TABLE IF NOT EXISTS {Runs} (run_id BIGINT NOT NULL, started_at {Time}, ended_at {Time}, result {Text}, commits BIGINT, requests BIGINT, error {Text})",
            cancellationToken);
        await connection.RunAsync(
            $"CREATE TABLE IF NOT EXISTS {RunStreams} (run_id BIGINT NOT NULL, stream {Text} NOT NULL, result {Text}, is_refresh BOOLEAN, rows_read BIGINT, rows_inserted BIGINT, "
            + $"rows_updated BIGINT, rows_unchanged BIGINT, rows_deleted BIGINT, misfits BIGINT, state_before {Json}, state_after {Json}, schema_changes {Json}, "
            + $"seconds {dialect.TypeName(ColumnType.Double)}, error {Text})",
            cancellationToken);
        await connection.RunAsync($"ALTER TABLE {RunStreams} ADD COLUMN IF NOT EXISTS requests BIGINT", cancellationToken);
        await connection.RunAsync(
            $"CREATE TABLE IF NOT EXISTS {Columns} (stream {Text} NOT NULL, position BIGINT, column_name {Text} NOT NULL, column_type {Text}, source {Json}, run_id BIGINT)",
            cancellationToken);
        await connection.RunAsync($"CREATE TABLE IF NOT EXISTS {Seen} (stream {Text} NOT NULL, row_key {Text} NOT NULL)", cancellationToken);
        await new ViewLedger(connection, dialect, layout).CreateAsync(cancellationToken);
    }

    public async Task<WarehouseContents> ContentsAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, StoredState>(await StatesAsync(cancellationToken), StringComparer.Ordinal);
        var columns = await ColumnsAsync(cancellationToken);
        return new WarehouseContents(states, columns.ToLookup(column => column.Stream, StringComparer.Ordinal));
    }

    private Task<List<KeyValuePair<string, StoredState>>> StatesAsync(CancellationToken cancellationToken) => connection.QueryAsync(
        $"SELECT stream, CAST(state AS {Text}), refresh FROM {States}",
        row => KeyValuePair.Create(row.GetString(0), new StoredState(row.Text(1), row.IsDBNull(2) ? null : row.GetInt64(2))),
        cancellationToken);

    private Task<List<KnownColumn>> ColumnsAsync(CancellationToken cancellationToken) => connection.QueryAsync(
        $"SELECT stream, column_name, column_type, CAST(source AS {Text}) FROM {Columns} ORDER BY stream, position",
        row => new KnownColumn(row.GetString(0), row.GetString(1), Enum.Parse<ColumnType>(row.GetString(2)), JsonConvert.DeserializeObject<string[]>(row.GetString(3))!),
        cancellationToken);

    /// <summary>Enters a run as the one that may write, and takes the place of whichever was.</summary>
    public async Task<long> BeginAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Waits for a commit of that run that is under way; what it tries after this hits no row.
        await connection.RunAsync($"UPDATE {Runs} SET result = 'lost', ended_at = $1 WHERE result = '{Running}'", cancellationToken, now.UtcDateTime);
        var id = 1 + await connection.CountAsync($"SELECT coalesce(max(run_id), 0) FROM {Runs}", cancellationToken);
        await connection.RunAsync($"INSERT INTO {Runs} (run_id, started_at, result, commits) VALUES ($1, $2, '{Running}', 0)", cancellationToken, id, now.UtcDateTime);
        return id;
    }

    /// <summary>Enters the commit that is being made; false: the run's place was taken, and it may commit nothing.</summary>
    public async Task<bool> FenceAsync(long run, long commit, long? requests, CancellationToken cancellationToken) => await connection.RunAsync(
        $"UPDATE {Runs} SET commits = $2, requests = $3 WHERE run_id = $1 AND result = '{Running}'", cancellationToken, run, commit, requests) == 1;

    /// <summary>How many commits of the run the warehouse has.</summary>
    public Task<long> CommitsAsync(long run, CancellationToken cancellationToken) =>
        connection.CountAsync($"SELECT coalesce(max(commits), 0) FROM {Runs} WHERE run_id = $1", cancellationToken, run);

    public Task EndAsync(long run, RunResult result, DateTimeOffset now, string? error, CancellationToken cancellationToken) => connection.RunAsync(
        $"UPDATE {Runs} SET result = $2, ended_at = $3, error = $4 WHERE run_id = $1", cancellationToken, run, result.Word(), now.UtcDateTime, error);

    /// <summary>Ends a run that could not begin to load; one that has ended, or whose place was taken, stays as it is.</summary>
    public Task GiveUpAsync(long run, RunResult result, DateTimeOffset now, string? error, CancellationToken cancellationToken) => connection.RunAsync(
        $"UPDATE {Runs} SET result = $2, ended_at = $3, error = $4 WHERE run_id = $1 AND result = '{Running}'", cancellationToken, run, result.Word(), now.UtcDateTime, error);

    public async Task SetStateAsync(string stream, string state, long? refresh, long run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var touched = await connection.RunAsync(
            $"UPDATE {States} SET state = CAST($2 AS {Json}), refresh = $3, fence = $4, updated_at = $5 WHERE stream = $1", cancellationToken, stream, state, refresh, run, now.UtcDateTime);
        if (touched > 0) return;
        await connection.RunAsync(
            $"INSERT INTO {States} (stream, state, refresh, fence, updated_at) VALUES ($1, CAST($2 AS {Json}), $3, $4, $5)", cancellationToken, stream, state, refresh, run, now.UtcDateTime);
    }

    /// <summary>The next run reads the stream whole. Its state stays: until then it says what has been read.</summary>
    public async Task AskRefreshAsync(string stream, long refresh, CancellationToken cancellationToken)
    {
        if (await connection.RunAsync($"UPDATE {States} SET refresh = $2 WHERE stream = $1", cancellationToken, stream, refresh) > 0) return;
        await connection.RunAsync($"INSERT INTO {States} (stream, refresh) VALUES ($1, $2)", cancellationToken, stream, refresh);
    }

    /// <summary>The refresh has ended, with the state that is there.</summary>
    public Task EndRefreshAsync(string stream, CancellationToken cancellationToken) =>
        connection.RunAsync($"UPDATE {States} SET refresh = NULL WHERE stream = $1", cancellationToken, stream);

    public async Task SetStreamAsync(long run, StreamEntry entry, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"DELETE FROM {RunStreams} WHERE run_id = $1 AND stream = $2", cancellationToken, run, entry.Stream);
        await connection.RunAsync(
            $"INSERT INTO {RunStreams} (run_id, stream, result, is_refresh, rows_read, rows_inserted, rows_updated, rows_unchanged, rows_deleted, misfits, "
            + $"state_before, state_after, schema_changes, seconds, error, requests) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CAST($11 AS {Json}), CAST($12 AS {Json}), "
            + $"CAST($13 AS {Json}), $14, $15, $16)",
            cancellationToken,
            run, entry.Stream, entry.Result.Word(), entry.IsRefresh, entry.Read, entry.Rows.Inserted, entry.Rows.Updated, entry.Rows.Unchanged, entry.Rows.Deleted,
            entry.Misfits, entry.StateBefore, entry.StateAfter, new JArray(entry.Changes).ToString(Formatting.None), entry.Seconds, entry.Error, entry.Requests);
    }

    public async Task SetColumnsAsync(StreamTable table, long run, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"DELETE FROM {Columns} WHERE stream = $1", cancellationToken, table.Stream);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            await connection.RunAsync(
                $"INSERT INTO {Columns} (stream, position, column_name, column_type, source, run_id) VALUES ($1, $2, $3, $4, CAST($5 AS {Json}), $6)", cancellationToken,
                table.Stream, (long)i, column.Name, column.Type.ToString(), new JArray(column.Source).ToString(Formatting.None), run);
        }
    }

    public Task<List<RunEntry>> RunsAsync(int most, CancellationToken cancellationToken) => connection.QueryAsync(
        $"SELECT run_id, started_at, ended_at, result, commits, requests, error FROM {Runs} ORDER BY run_id DESC LIMIT {most}",
        row => new RunEntry(row.GetInt64(0), Utc(row, 1)!.Value, Utc(row, 2), Result(row.GetString(3)), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetInt64(5), row.Text(6)),
        cancellationToken);

    /// <summary>The streams of a run, or, without one, the last entry of each stream.</summary>
    public Task<List<(long Run, StreamEntry Entry)>> StreamsAsync(long? run, CancellationToken cancellationToken) => connection.QueryAsync(
        $"SELECT run_id, stream, result, is_refresh, rows_read, rows_inserted, rows_updated, rows_unchanged, rows_deleted, misfits, CAST(state_before AS {Text}), "
        + $"CAST(state_after AS {Text}), CAST(schema_changes AS {Text}), seconds, error, requests FROM {RunStreams} r "
        + (run is null ? $"WHERE run_id = (SELECT max(run_id) FROM {RunStreams} l WHERE l.stream = r.stream)" : "WHERE run_id = $1") + " ORDER BY stream",
        row => (row.GetInt64(0), new StreamEntry(row.GetString(1))
        {
            Result = Result(row.GetString(2)),
            IsRefresh = row.GetBoolean(3),
            Read = row.GetInt64(4),
            Rows = new MergeCounts(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)),
            Misfits = row.GetInt64(9),
            StateBefore = row.Text(10),
            StateAfter = row.Text(11),
            Changes = JsonConvert.DeserializeObject<string[]>(row.Text(12) ?? "[]")!,
            Seconds = row.GetDouble(13),
            Error = row.Text(14),
            Requests = row.IsDBNull(15) ? null : row.GetInt64(15),
        }),
        cancellationToken,
        run is { } id ? [id] : []);

    private static DateTimeOffset? Utc(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    private static RunResult Result(string word) => Enum.Parse<RunResult>(word, ignoreCase: true);
}
