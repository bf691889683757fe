using Airbyte.Protocol;
using Warehouse;

namespace Intercom.Loader;

/// <summary>
/// One run of <c>run</c>. The settings are read anew each time, so that a token that was exchanged counts from the next run on, and
/// whatever goes wrong becomes a sentence and a verdict.
/// </summary>
internal sealed class ScheduledLoad(
    LoaderEnvironment environment, Screen screen, CommonArguments arguments, Func<IWarehouse, IWarehouse> share, RunAlerts alerts)
{
    private volatile LoadCommand? _load;

    /// <summary>Where the run that is under way stands; null: none is, or it has not begun to read.</summary>
    public LoadProgress? Progress => _load?.Progress;

    public long? Requests => _load?.Requests;

    public async Task<RunVerdict> RunAsync(CancellationToken stop)
    {
        LoaderSettings? settings = null;
        try
        {
            await using var setting = CommandSetting.Read(environment, screen, arguments, needsSource: true, share);
            settings = setting.Settings;
            var load = _load = new LoadCommand(setting, new LoadArguments(null, null, null, null));
            alerts.Started(settings);
            var outcome = await load.LoadAsync(stop);
            OutcomeReport.ShowBriefly(screen, outcome, load.Requests);
            await alerts.EndedAsync(settings, RunReport.Of(outcome));
            return Verdict(outcome.Result, load.Progress);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return RunVerdict.Stopped;
        }
        catch (PlaceTakenException taken)
        {
            screen.Say(taken.Message);
            return RunVerdict.Taken;
        }
        catch (UsageException wrong)
        {
            return await FailAsync(settings, wrong.Message, RunVerdict.Failed);
        }
        catch (ConnectorException failure)
        {
            return await FailAsync(settings, failure.Message, failure.Kind == FailureKind.TransientError ? RunVerdict.Transient : RunVerdict.Failed);
        }
        catch (Exception fault)
        {
            return await FailAsync(
                settings, $"The run failed unexpectedly ({fault.GetType().Name}: {fault.Message}). This is a fault in the loader: please report it with this message.", RunVerdict.Failed);
        }
        finally
        {
            _load = null;
        }
    }

    /// <param name="settings">Null: they are what is wrong, and do not say whom to tell.</param>
    private async Task<RunVerdict> FailAsync(LoaderSettings? settings, string message, RunVerdict verdict)
    {
        screen.Say(message);
        if (settings is not null) await alerts.EndedAsync(settings, RunReport.OfFailure(message));
        return verdict;
    }

    private static RunVerdict Verdict(RunResult result, LoadProgress? progress) => result switch
    {
        RunResult.Succeeded => RunVerdict.Succeeded,
        RunResult.Stopped => RunVerdict.Stopped,
        _ => progress is { HasTransientFailure: true } ? RunVerdict.Transient : RunVerdict.Failed,
    };
}
