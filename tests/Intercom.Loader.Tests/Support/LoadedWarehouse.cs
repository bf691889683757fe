using System.Globalization;
using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;
using Source.Intercom;
using TestKit;
using Warehouse;
using Warehouse.Tests;

namespace Intercom.Loader.Tests.Support;

/// <summary>A warehouse that the loader's commands are run on in this process, and a look into it.</summary>
/// <param name="schema">Its schema there.</param>
/// <param name="connection">The line below <c>warehouse:</c>.</param>
internal sealed class LoadedWarehouse(InputFiles files, IWarehouse warehouse, string schema, string connection) : IAsyncDisposable
{
    public static LoadedWarehouse OfDuckDb()
    {
        var files = new InputFiles();
        var path = files.PathOf("intercom.duckdb");
        return new LoadedWarehouse(files, new DuckDbWarehouse(path), "intercom", $"duckdb: {path}") { DuckDbPath = path };
    }

    public static LoadedWarehouse OfPostgres(string url) => new(new InputFiles(), new PostgresWarehouse(url), PostgresSchema.Next(), $"postgres: {url}");

    public string Schema => schema;

    /// <summary>Null: it is PostgreSQL.</summary>
    public string? DuckDbPath { get; private init; }

    /// <summary>What the settings say beside the warehouse.</summary>
    public string Settings { get; set; } = "";

    public string PathOf(string name) => files.PathOf(name);

    public async Task<LoaderRun> RunAsync(params string[] arguments)
    {
        var config = files.Write("intercom.yml", $"warehouse:\n  {connection}\n  schema: {schema}\n{Settings}\n");
        using var stdout = new StringWriter();
        using var stderr = new StringWriter();
        var environment = new LoaderEnvironment(new IntercomEnvironment(WallClock.Instance, new Random(1)), _ => null, Stream.Null, stdout, stderr, false);
        var exitCode = await new LoaderHost(environment).RunAsync([.. arguments, "--config", config], TestContext.Current.CancellationToken);
        return new LoaderRun(exitCode, stdout.ToString(), stderr.ToString());
    }

    /// <summary>Loads records, each stream ended.</summary>
    /// <param name="attributes">Those that the workspace has defined, by stream: properties of <c>custom_attributes</c>.</param>
    public async Task LoadAsync(IReadOnlyList<(string Stream, string Record)> records, IReadOnlyDictionary<string, string>? attributes = null, string version = "2.11")
    {
        var streams = records.Select(record => record.Stream).Distinct().ToList();
        var messages = new Messages();
        foreach (var (stream, record) in records) messages.Record(stream, record.ReplaceLineEndings(""));
        foreach (var stream in streams) messages.State(stream).Complete(stream);
        using var reader = new StreamReader(messages.ToStream());
        var (text, catalog) = (files.Write("messages.jsonl", await reader.ReadToEndAsync()), files.Write("catalog.json", Catalog(streams, attributes, version)));
        var run = await RunAsync("load", "--messages", text, "--catalog", catalog);
        run.ExitCode.ShouldBe(0, run.ToString());
    }

    /// <summary>Rows as text, <c>column=value</c>, nulls left out, in the order of their text.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var session = await warehouse.OpenAsync(CancellationToken.None);
        var rows = await session.Connection.QueryAsync(
            sql.Replace("@", SqlDialect.Quote(schema) + ".", StringComparison.Ordinal),
            row => string.Join('|', Enumerable.Range(0, row.FieldCount).Where(i => !row.IsDBNull(i)).Select(i => $"{row.GetName(i)}={Text(row.GetValue(i))}")),
            CancellationToken.None);
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public async Task RunSqlAsync(string sql)
    {
        await using var session = await warehouse.OpenAsync(CancellationToken.None);
        await session.Connection.RunAsync(sql.Replace("@", SqlDialect.Quote(schema) + ".", StringComparison.Ordinal), CancellationToken.None);
    }

    /// <summary>A relation's columns and their types, as the loader names types.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync(string relation)
    {
        await using var session = await warehouse.OpenAsync(CancellationToken.None);
        return await session.Connection.QueryAsync(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position",
            row => $"{row.GetString(0)} {TypeOf(row.GetString(1))}", CancellationToken.None, schema, relation);
    }

    public async ValueTask DisposeAsync()
    {
        await warehouse.DisposeAsync();
        files.Dispose();
    }

    private static string TypeOf(string name) => name.ToLowerInvariant() switch
    {
        "varchar" or "text" => "text",
        "bigint" => "integer",
        "double" or "double precision" => "number",
        "timestamp without time zone" or "timestamp" => "time",
        var other => other,
    };

    private static string Text(object value) => value switch
    {
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Catalog(List<string> streams, IReadOnlyDictionary<string, string>? attributes, string version)
    {
        var declared = new StreamCatalog(StreamFiles.All(), stream => StreamFiles.Schema(stream, version)).Discover().Streams.Where(stream => streams.Contains(stream.Name));
        return new JObject
        {
            ["streams"] = new JArray(declared.Select(stream => new JObject
            {
                ["name"] = stream.Name,
                ["json_schema"] = Schema(stream, attributes),
                ["source_defined_primary_key"] = new JArray(stream.PrimaryKey),
                ["default_cursor_field"] = stream.CursorField is { } cursor ? new JArray(cursor) : [],
            })),
        }.ToString();

        static JObject Schema(AirbyteStream stream, IReadOnlyDictionary<string, string>? attributes)
        {
            var schema = (JObject)stream.JsonSchema.DeepClone();
            if (attributes?.GetValueOrDefault(stream.Name) is { } properties) schema["properties"]!["custom_attributes"]!["properties"] = JObject.Parse(properties);
            return schema;
        }
    }
}
