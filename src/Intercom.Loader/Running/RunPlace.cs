using Airbyte.Protocol;
using Warehouse;

namespace Intercom.Loader;

/// <summary>
/// The place of the one <c>run</c> that keeps a schema loaded: beside that of a run, which it takes anew each time, so that
/// <c>load</c>, <c>refresh</c> and <c>reconcile</c> have their turn between its runs.
/// </summary>
internal static class RunPlace
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    /// <summary>Waits for a warehouse that is away for as long as it takes.</summary>
    /// <exception cref="PlaceTakenException">Another <c>run</c> has it.</exception>
    /// <exception cref="ConnectorException">The warehouse refuses.</exception>
    public static async Task<IAsyncDisposable> TakeAsync(CommandSetting setting, CancellationToken stop)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (true)
        {
            try
            {
                return await setting.Warehouse.TakePlaceAsync(setting.Settings.Schema + ".run", stop);
            }
            catch (PlaceTakenException)
            {
                throw new PlaceTakenException(
                    $"Another `intercom-loader run` keeps schema `{setting.Settings.Schema}` of {setting.Warehouse.Name} loaded. One is enough; nothing was done.");
            }
            catch (Exception failure) when (setting.Warehouse.Explain(failure) is WarehouseAwayException away)
            {
                setting.Screen.Say($"{away.Message} Trying again in {pause.TotalSeconds:0} s.");
            }

            await Task.Delay(pause, setting.Time, stop);
            pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
        }
    }
}
