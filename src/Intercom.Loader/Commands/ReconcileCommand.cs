namespace Intercom.Loader;

/// <summary>
/// <c>reconcile</c>: reads objects whole now, for whose deletes the API has no feed, and marks the rows that are gone. The ledger's table
/// says how many.
/// </summary>
internal sealed class ReconcileCommand(CommandSetting setting, IReadOnlyList<string>? objects)
{
    public Task<int> RunAsync(CancellationToken stop)
    {
        var names = objects ?? [.. IntercomObjects.Reconciled.Where(name => setting.Settings.Objects.GetValueOrDefault(name)?.IsWanted != false)];
        return new LoadCommand(setting, new LoadArguments(names, null, null, null) { Whole = true }).RunAsync(stop);
    }
}
