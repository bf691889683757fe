using Newtonsoft.Json.Linq;

namespace Warehouse.Tests;

/// <summary>A warehouse under test, streams to load into it, and a look at its tables.</summary>
/// <param name="settings">What the loader's settings say of the same warehouse, below <c>warehouse:</c>.</param>
/// <param name="folder">Goes with it; null: nothing does.</param>
public sealed class Bench(IWarehouse warehouse, string schema, string settings, IDisposable? folder = null) : IAsyncDisposable
{
    private readonly Dictionary<string, DeclaredStream> _streams = new(StringComparer.Ordinal);

    public IWarehouse Warehouse { get; set; } = warehouse;

    public string Settings { get; } = settings;

    public LoadOptions Options { get; set; } = new();

    public ISourceTally Source { get; set; } = new UncountedSource();

    public bool MayBeSilent { get; set; }

    /// <summary>What the last load said.</summary>
    internal Quiet Progress { get; private set; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public WarehouseLayout Layout { get; } = new(schema, "intercom_", "_intercom_")
    {
        Expanded = new Dictionary<string, string>(StringComparer.Ordinal) { ["custom_attributes"] = "custom_" },
    };

    /// <summary>Over a DuckDB file that is gone with it.</summary>
    public static Bench OfDuckDb()
    {
        var file = new DuckDbFile();
        return new Bench(new DuckDbWarehouse(file.Path), "intercom", $"duckdb: {file.Path}", file);
    }

    /// <summary>Over a schema of its own.</summary>
    public static Bench OfPostgres(string url)
    {
        var schema = PostgresSchema.Next();
        return new Bench(new PostgresWarehouse(url), schema, $"postgres: {url}\n  schema: {schema}");
    }

    /// <summary>Declares a stream; its properties as JSON.</summary>
    public Bench Stream(string name, string properties, string[]? key = null, string? cursor = "updated_at", ParentSet? setOf = null, MaskedMembers? masked = null, params DeletedRows[] deletes)
    {
        var declared = new JObject { ["properties"] = JObject.Parse(properties) };
        _streams[name] = new DeclaredStream(name, declared, key ?? ["id"], cursor) { SetOf = setOf, Deletes = deletes, Masked = masked };
        return this;
    }

    /// <summary>Whether the versions of a declared stream's rows are kept.</summary>
    public void KeepsHistory(string name, bool keeps) => _streams[name] = _streams[name] with { KeepsHistory = keeps };

    /// <summary>The usual one: <c>id</c>, <c>updated_at</c>, <c>name</c>.</summary>
    public Bench Things(string name = "things") =>
        Stream(name, """{"id":{"type":"string"},"updated_at":{"type":["integer","null"],"x-time":"unix_seconds"},"name":{"type":["string","null"]}}""");

    internal Task<LoadOutcome> LoadAsync(Messages messages, params IReadOnlyList<string> refreshed) => LoadAsync(messages, stream => refreshed.Contains(stream.Name)
        ? stream with { Refresh = 1 }
        : stream);

    internal async Task<LoadOutcome> LoadAsync(Messages messages, Func<LoadedStream, LoadedStream> how)
    {
        await using var run = await BeginAsync();
        return await LoadAsync(run, messages, how);
    }

    /// <summary>What is away is not waited for, unless a test says so: its clock stands.</summary>
    internal Task<LoadRun> BeginAsync() => LoadRun.BeginAsync(
        Warehouse, Layout, Options.LongestWait == new LoadOptions().LongestWait ? Options with { LongestWait = TimeSpan.Zero } : Options, Time, CancellationToken.None);

    internal async Task<LoadOutcome> LoadAsync(LoadRun run, Messages messages, Func<LoadedStream, LoadedStream>? how = null)
    {
        var streams = _streams.Values.Select(stream => new LoadedStream(new TableDesign(Layout).Plan(stream, [.. run.Contents.Columns[stream.Name]]))
        {
            State = run.Contents.States.GetValueOrDefault(stream.Name)?.State,
            Refresh = stream.Key.Count == 0 ? run.Id : null,
        }).Select(how ?? (stream => stream)).ToList();
        return await new MessageLoad(run, streams, Progress = new Quiet(), Source) { MayBeSilent = MayBeSilent }.RunAsync(messages.ToStream(), () => false, CancellationToken.None);
    }

    /// <summary>The rows of a table, each as text: columns by name, nulls left out.</summary>
    internal async Task<List<Dictionary<string, object>>> RowsAsync(string stream, string orderBy = "id") =>
        await QueryAsync($"SELECT * FROM {SqlDialect.Quote(Layout.Schema, Layout.Table(stream))} ORDER BY {SqlDialect.Quote(orderBy)}");

    /// <summary>What somebody else does in the warehouse.</summary>
    internal async Task RunAsync(string sql)
    {
        await using var session = await Warehouse.OpenAsync(CancellationToken.None);
        await session.Connection.RunAsync(sql, CancellationToken.None);
    }

    internal async Task<List<Dictionary<string, object>>> QueryAsync(string sql)
    {
        await using var session = await Warehouse.OpenAsync(CancellationToken.None);
        return await session.Connection.QueryAsync(
            sql,
            row => Enumerable.Range(0, row.FieldCount).Where(i => !row.IsDBNull(i)).ToDictionary(row.GetName, row.GetValue, StringComparer.Ordinal),
            CancellationToken.None);
    }

    /// <summary>A column of the rows that are there, in the order of their ids: <c>1=a 2=b</c>.</summary>
    internal async Task<string> ShowAsync(string stream, string column = "name") => string.Join(' ', (await RowsAsync(stream))
        .Where(row => !row.ContainsKey(AddedColumns.DeletedAt)).Select(row => $"{row["id"]}={row.GetValueOrDefault(column)}"));

    internal async Task<string?> StateAsync(string stream) =>
        (string?)(await QueryAsync($"SELECT CAST(state AS VARCHAR) AS state FROM {SqlDialect.Quote(Layout.Schema, Layout.States)} WHERE stream = '{stream}'")).SingleOrDefault()?.GetValueOrDefault("state");

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        folder?.Dispose();
    }
}
