using System.Globalization;
using Airbyte.Protocol;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>run</c>: loads on a schedule, until it is told to stop.</summary>
internal sealed class RunCommand(LoaderEnvironment environment, Screen screen, CommonArguments common, RunArguments arguments) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public void Dispose() => _gate.Dispose();

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var setting = CommandSetting.Read(environment, screen, common, needsSource: true, Share);
        var schedule = arguments.Schedule(setting.Settings);
        if (setting.Selection.Names(null).Count == 0) throw new UsageException($"{setting.Settings.Document.Path}: `objects` leaves nothing to load.");
        try
        {
            await using var place = await RunPlace.TakeAsync(setting, stop);
            var times = new RunTimes(schedule, environment.Intercom.Random, environment.Time.GetUtcNow(), await LastAsync(setting, stop));
            var loop = new RunLoop(times, environment.Time);
            var load = new ScheduledLoad(environment, screen, common, Share);
            await loop.RunAsync(load.RunAsync, state => SayNext(state, stop), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Between two runs there is nothing to commit.
        }

        return LoaderExit.Done;
    }

    private void SayNext(LoopState state, CancellationToken stop)
    {
        if (stop.IsCancellationRequested || state.Due is not { } due) return;
        var skipped = state.Skipped > 0 ? $" {Screen.Number(state.Skipped)} were skipped so far, being due while another ran." : "";
        screen.Say($"Next run due {due.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC.{skipped}");
    }

    private SharedWarehouse Share(IWarehouse warehouse) => new(warehouse, _gate);

    /// <summary>When the last run began that ended by itself; null: there was none, or what it left is to be gone on with at once.</summary>
    private static async Task<DateTimeOffset?> LastAsync(CommandSetting setting, CancellationToken stop)
    {
        try
        {
            return (await setting.View.ReadAsync(1, stop))?.Runs is [{ Result: RunResult.Succeeded or RunResult.Partly or RunResult.Failed } last] ? last.StartedAt : null;
        }
        catch (ConnectorException unreadable)
        {
            setting.Screen.Say(unreadable.Message);
            return null;
        }
    }
}
