using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>load</c>: one run. The connector reads, the warehouse takes, the ledger says what came of it.</summary>
internal sealed class LoadCommand(CommandSetting setting, LoadArguments arguments)
{
    private ObservedSource? _source;

    /// <summary>Where the load stands; null: it has not begun to read.</summary>
    public LoadProgress? Progress { get; private set; }

    /// <summary>Null: it has not ended.</summary>
    public LoadOutcome? Outcome { get; private set; }

    /// <summary>Asked of the API so far; null: nobody counts.</summary>
    public long? Requests => _source?.Requests;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var outcome = Outcome = await LoadAsync(stop);
        OutcomeReport.Show(setting.Screen, outcome, Requests);
        return outcome.Result switch
        {
            RunResult.Succeeded => LoaderExit.Done,
            RunResult.Partly => LoaderExit.Partly,
            _ => LoaderExit.Failed,
        };
    }

    /// <summary>The run without a word of it.</summary>
    public async Task<LoadOutcome> LoadAsync(CancellationToken stop)
    {
        if (arguments is { Messages: not null, State: not null }) throw new UsageException("--state says where a read of the API begins; with --messages nothing is read from it.");
        if (arguments is { Catalog: not null, Messages: null }) throw new UsageException("--catalog types the messages of --messages; name both.");
        var names = setting.Selection.Names(arguments.Objects);
        return arguments.Messages is { } messages ? await LoadMessagesAsync(messages, stop) : await LoadAsync(names, stop);
    }

    private async Task<LoadOutcome> LoadAsync(IReadOnlyList<string> names, CancellationToken stop)
    {
        if (names.Count == 0) throw new UsageException($"{setting.Settings.Document.Path}: `objects` leaves nothing to load.");
        await using var run = await BeginAsync(stop);
        var objects = await PlanAsync(run, names, stop);
        var source = _source = new ObservedSource(setting.Source);
        var loaded = objects.Select(planned => planned.Loaded).ToList();
        var progress = Progress = new LoadProgress(names, setting.Screen.Log);
        var read = new ConnectorRead(source, setting.Config, setting.Screen.Redact, setting.Time, setting.Debug);
        return await new LoadDisplay(setting.Screen, setting.Time, () => source.Usage).WatchAsync(progress, read.RunAsync(
            objects,
            messages => new MessageLoad(run, loaded, progress, source).RunAsync(messages, () => stop.IsCancellationRequested, CancellationToken.None),
            stop));
    }

    private async Task<IReadOnlyList<PlannedObject>> PlanAsync(LoadRun run, IReadOnlyList<string> names, CancellationToken stop)
    {
        try
        {
            var planner = setting.Planner(run.Contents with { States = States(run.Contents) }, run.Id);
            return [.. (await setting.DiscoverAsync(stop)).Where(stream => names.Contains(stream.Name)).Select(stream => planner.Plan(stream, arguments.Whole))];
        }
        catch (Exception failure)
        {
            var isStopped = failure is OperationCanceledException && stop.IsCancellationRequested;
            await run.GiveUpAsync(isStopped ? RunResult.Stopped : RunResult.Failed, isStopped ? "It was stopped before it had begun." : setting.Screen.Redact(failure.Message));
            throw;
        }
    }

    private async Task<LoadOutcome> LoadMessagesAsync(string path, CancellationToken stop)
    {
        var streams = arguments.Catalog is { } catalog ? CatalogFile.Read(catalog) : setting.Declared();
        if (arguments.Objects is { } only) streams = [.. streams.Where(stream => only.SelectMany(LoaderSettings.Streams).Contains(stream.Name))];
        await using var input = path == "-" ? setting.Environment.Stdin : Open(path);
        await using var run = await BeginAsync(stop);
        var planner = setting.Planner(run.Contents, run.Id);
        var loaded = streams.Select(planner.PlanMessages).ToList();
        var progress = Progress = new LoadProgress(streams.Select(stream => stream.Name), setting.Screen.Log);
        return await new LoadDisplay(setting.Screen, setting.Time, () => "").WatchAsync(
            progress, new MessageLoad(run, loaded, progress, new UncountedSource()) { MayBeSilent = true }.RunAsync(input, () => stop.IsCancellationRequested, stop));
    }

    private Task<LoadRun> BeginAsync(CancellationToken stop)
    {
        var options = new LoadOptions { HardDeletes = setting.Settings.HardDeletes, Views = [AttributeView.Of(setting.Layout), .. DbtRelations.Views] };
        return LoadRun.BeginAsync(setting.Warehouse, setting.Layout, options, setting.Time, stop);
    }

    /// <summary>The warehouse's own states, or, the first time, those of another connector.</summary>
    private IReadOnlyDictionary<string, StoredState> States(WarehouseContents contents)
    {
        if (arguments.State is not { } path) return contents.States;
        if (contents.States.Values.Any(state => state.State is not null))
        {
            throw new UsageException("--state is for a warehouse that has no states yet, and this one has: it goes on from its own. "
                + "Take --state out, or load into another schema.");
        }

        return StateInput.Parse(JsonFile.Read(path, "state"))
            .ToDictionary(state => state.Key, state => new StoredState(state.Value.ToString(Formatting.None), null), StringComparer.Ordinal);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The messages {path} cannot be read: {unreadable.Message}");
        }
    }
}
