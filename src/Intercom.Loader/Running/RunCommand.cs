using System.Net;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>run</c>: loads on a schedule, until it is told to stop; shows itself on a page, where it is told to.</summary>
internal sealed class RunCommand(LoaderEnvironment environment, Screen screen, CommonArguments common, RunArguments arguments) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public void Dispose() => _gate.Dispose();

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var setting = CommandSetting.Read(environment, screen, common, needsSource: true, Share);
        var schedule = arguments.Schedule(setting.Settings);
        var token = arguments.PageToken(setting.Settings);
        if (token is not null) screen.Hide(setting.Settings.Secrets.Append(token));
        var address = arguments.Listen is { } listen ? ListenAddress.Parse(listen, token) : null;
        if (setting.Selection.Names(null).Count == 0) throw new UsageException($"{setting.Settings.Document.Path}: `objects` leaves nothing to load.");
        try
        {
            await using var place = await RunPlace.TakeAsync(setting, stop);
            await RunAsync(setting, schedule, address, token, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Between two runs there is nothing to commit.
        }

        return LoaderExit.Done;
    }

    private async Task RunAsync(CommandSetting setting, Schedule schedule, IPEndPoint? address, string? token, CancellationToken stop)
    {
        var watch = new LedgerWatch(setting);
        await watch.ReadAsync(stop);
        if (watch.Error is { } unreadable) screen.Say(unreadable);
        var before = watch.Snapshot?.Ledger;
        var loop = new RunLoop(new RunTimes(schedule, environment.Intercom.Random, environment.Time.GetUtcNow(), Last(before)), environment.Time);
        using var alerts = new RunAlerts(screen, environment.Time, new SocketsHttpHandler(), RunBefore.Of(before));
        var load = new ScheduledLoad(environment, screen, common, Share, alerts);
        var actions = new PageActions(setting, () => CommandSetting.Read(environment, screen, common, needsSource: true, Share), loop, isGuarded: token is not null);
        using var export = OtlpExport.Open(environment.Variable, () => LoaderMetrics.Of(watch.Snapshot, loop.State));
        await using var page = address is null ? null : await ServeAsync(address, token, new PageSources(setting, schedule, loop, watch, actions, () => load.Progress, () => load.Requests), stop);
        await loop.RunAsync(load.RunAsync, async state =>
        {
            await actions.RefreshWaitingAsync(CancellationToken.None);
            if (address is not null || export is not null || arguments.MetricsFile is not null) await watch.ReadAsync(CancellationToken.None);
            if (arguments.MetricsFile is { } file) await PrometheusText.WriteFileAsync(LoaderMetrics.Of(watch.Snapshot, state), file, CancellationToken.None);
            if (!stop.IsCancellationRequested) SayNext(state);
        }, stop);
    }

    private async Task<PageServer> ServeAsync(IPEndPoint address, string? token, PageSources sources, CancellationToken stop)
    {
        var server = await PageServer.StartAsync(address, token, sources, stop);
        screen.Say($"The page is at {server.Url}/");
        return server;
    }

    private void SayNext(LoopState state)
    {
        if (state.Due is not { } due) return;
        var skipped = state.Skipped > 0 ? $" {Screen.Number(state.Skipped)} were skipped so far, being due while another ran." : "";
        screen.Say($"Next run due {due.Plain()} UTC.{skipped}");
    }

    private SharedWarehouse Share(IWarehouse warehouse) => new(warehouse, _gate);

    /// <summary>When the last run began that ended by itself; null: there was none, or what it left is to be gone on with at once.</summary>
    private static DateTimeOffset? Last(LedgerView? ledger) =>
        ledger?.Runs is [{ Result: RunResult.Succeeded or RunResult.Partly or RunResult.Failed } last, ..] ? last.StartedAt : null;
}
