namespace Intercom.Loader;

/// <summary>Where what the page shows comes from.</summary>
/// <param name="Progress">Of the run that is under way; null: none is.</param>
internal sealed record PageSources(
    CommandSetting Setting, Schedule Schedule, RunLoop Loop, LedgerWatch Watch, PageActions Actions, Func<LoadProgress?> Progress, Func<long?> Requests)
{
    public IReadOnlyList<MetricSample> Metrics() => LoaderMetrics.Of(Watch.Snapshot, Loop.State);

    public PageModel Model(string? said, string formToken) => new(
        Setting.Settings, Setting.Config, Setting.Warehouse.Name, Setting.Time.GetUtcNow(), Watch.Snapshot, Watch.Error, Loop.State, Progress(), Requests(), Actions.Refreshes, Actions.Connection, Actions.Store()?.Path, said, formToken);
}
