using Airbyte.Protocol;

namespace Intercom.Loader;

/// <summary><c>load</c> with whoever is to be told of it: alerts as the settings have them, metrics as the command line and the environment have them.</summary>
internal sealed class MonitoredLoad(CommandSetting setting, LoadArguments arguments, string? metricsFile)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var watch = new LedgerWatch(setting);
        using var export = OtlpExport.Open(setting.Environment.Variable, () => LoaderMetrics.Of(watch.Snapshot, null));
        var exit = await LoadAsync(stop);
        if (export is null && metricsFile is null) return exit;
        await watch.ReadAsync(CancellationToken.None);
        if (metricsFile is not null) await PrometheusText.WriteFileAsync(LoaderMetrics.Of(watch.Snapshot, null), metricsFile, CancellationToken.None);
        return exit;
    }

    private async Task<int> LoadAsync(CancellationToken stop)
    {
        var load = new LoadCommand(setting, arguments);
        if (setting.Settings is { PingUrl: null, Webhook: null }) return await load.RunAsync(stop);
        var before = setting.Settings.Webhook is null ? null : RunBefore.Of(await setting.View.ReadAsync(RunBefore.Runs, stop));
        using var alerts = new RunAlerts(setting.Screen, setting.Time, new SocketsHttpHandler(), before);
        alerts.Started(setting.Settings);
        try
        {
            var exit = await load.RunAsync(stop);
            await alerts.EndedAsync(setting.Settings, RunReport.Of(load.Outcome!));
            return exit;
        }
        catch (ConnectorException failure)
        {
            await alerts.EndedAsync(setting.Settings, RunReport.OfFailure(failure.Message));
            throw;
        }
    }
}
