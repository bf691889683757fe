using Airbyte.Protocol;
using Warehouse;

namespace Intercom.Loader;

/// <summary>What a run would do with one object.</summary>
/// <param name="Rows">Null: the API does not say before they are read.</param>
/// <param name="Requests">Null: it depends on that.</param>
/// <param name="Collisions">Names that were taken, a sentence each.</param>
internal sealed record PlanLine(PlannedObject Planned, long? Rows, long? Requests, IReadOnlyList<string> Collisions)
{
    public string Name => Planned.Name;

    public StreamTable Table => Planned.Loaded.Plan.Table;

    public string How => Planned.Configured.SyncMode == SyncMode.Incremental
        ? Planned.State is null ? "from the start date" : "what changed"
        : Planned.Loaded.IsResumed ? "whole, goes on" : "whole";

    public string Change => Planned.Loaded.Plan switch
    {
        { IsNew: true } => "new table",
        { Changes.Count: 0 } => "",
        { Changes: var changes } => $"{changes.Count} columns",
    };

    public string ChangeOf(TableColumn column) => Planned.Loaded.Plan.IsNew ? "" : Planned.Loaded.Plan.Changes.Select(change => change switch
    {
        TableChange.Add add when add.Column == column => "new",
        TableChange.Widen widen when widen.Column == column => $"was {widen.From}",
        _ => null,
    }).FirstOrDefault(text => text is not null) ?? (column.IsKept ? "not declared any more" : "");
}
