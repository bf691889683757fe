using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;
using Source.Intercom;
using Warehouse;

namespace Intercom.Loader;

/// <summary>What every command works with: settings, the connector, the warehouse, and the screen. Composed for one command.</summary>
internal sealed class CommandSetting : IAsyncDisposable
{
    private CommandSetting(LoaderEnvironment environment, Screen screen, LoaderSettings settings, bool debug, IntercomSource source, JObject config, Func<IWarehouse, IWarehouse>? share)
    {
        (Environment, Screen, Settings, Debug, Source, Config) = (environment, screen, settings, debug, source, ConfigDefaults.Fill(source.Spec, config));
        Layout = IntercomObjects.Layout(settings);
        Selection = new ObjectSelection(settings, Source.Streams);
        IWarehouse warehouse = settings.Postgres is { } postgres ? new PostgresWarehouse(postgres) : new DuckDbWarehouse(settings.DuckDb!);
        Warehouse = share?.Invoke(warehouse) ?? warehouse;
        View = new WarehouseView(Warehouse, Layout, new LoadOptions { LongestWait = TimeSpan.FromSeconds(20) }, environment.Time);
        Log = new LineLog(screen.Log, debug);
    }

    public LoaderEnvironment Environment { get; }

    public Screen Screen { get; }

    public LoaderSettings Settings { get; }

    public bool Debug { get; }

    /// <summary>The connector's configuration, held against its spec where the API is going to be asked; with its defaults.</summary>
    public JObject Config { get; }

    public IntercomSource Source { get; }

    public WarehouseLayout Layout { get; }

    public ObjectSelection Selection { get; }

    public IWarehouse Warehouse { get; }

    public WarehouseView View { get; }

    public ISyncLog Log { get; }

    public TimeProvider Time => Environment.Time;

    /// <param name="needsSource">Whether the API is going to be asked.</param>
    /// <param name="share">What keeps several settings of one process from having the warehouse open at once; null: there is only one.</param>
    /// <exception cref="UsageException">The settings are wrong.</exception>
    public static CommandSetting Read(
        LoaderEnvironment environment, Screen screen, CommonArguments arguments, bool needsSource, Func<IWarehouse, IWarehouse>? share = null)
    {
        var settings = LoaderSettings.Read(arguments.Config, environment.Variable, needsSource);
        screen.Hide(settings.Secrets);
        var source = new IntercomSource(environment.Intercom);
        JObject config;
        try
        {
            config = needsSource ? ConfigValidator.Validate(source.Spec, settings.Source) : settings.Source;
            if (needsSource) IntercomOptions.Parse(source.Spec, config, environment.Intercom.BaseUrl, environment.Time.GetUtcNow());
        }
        catch (ConnectorException wrong)
        {
            throw new UsageException($"{settings.Document.Path}: {wrong.Message}");
        }

        var setting = new CommandSetting(environment, screen, settings, arguments.Debug, source, config, share);
        if (settings.Objects.Values.Any(said => said is { SyncMode: not null } or { CursorField: not null } or { PrimaryKey: not null } or { Columns.Count: > 0 } or { History: true })) setting.Selection.Check(setting.Declared());
        return setting;
    }

    /// <summary>The streams as the configured version of the API has them, without the workspace's attributes.</summary>
    public IReadOnlyList<AirbyteStream> Declared()
    {
        var version = (string)Config["api_version"]!;
        return new StreamCatalog(StreamFiles.All(), stream => StreamFiles.Schema(stream, version)).Discover().Streams;
    }

    /// <summary>The streams with the workspace's attributes.</summary>
    public async Task<IReadOnlyList<AirbyteStream>> DiscoverAsync(CancellationToken cancellationToken)
    {
        var streams = (await Source.DiscoverAsync(Config, Log, cancellationToken)).Streams;
        var masks = new ObjectMasks(Settings);
        foreach (var (stream, path) in streams.SelectMany(stream => masks.Undefined(stream).Select(path => (stream.Name, path))))
            Screen.Log("WARN", Settings.Document.At(Settings.KeyOf(stream, $"columns.{path}"), "masks an attribute that the workspace has not defined; is it spelled as in Intercom?"));
        return streams;
    }

    public ObjectPlanner Planner(WarehouseContents contents, long run) => new(Settings, Selection, Layout, contents, run);

    public ValueTask DisposeAsync() => Warehouse.DisposeAsync();
}
