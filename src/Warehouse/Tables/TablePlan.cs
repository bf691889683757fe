namespace Warehouse;

/// <summary>A stream's table as it will be, and the changes that make it so; none where it is so already.</summary>
public sealed record TablePlan(StreamTable Table, IReadOnlyList<TableChange> Changes)
{
    public bool IsNew => Changes.Any(change => change is TableChange.Create);
}
