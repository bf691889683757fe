namespace Warehouse;

/// <summary>
/// Rows that come as the whole set of their parent: each time a parent changes, all of its rows come, with the parent's cursor. Those of an
/// older cursor are gone then.
/// </summary>
/// <param name="Stream">The parents' stream.</param>
/// <param name="Column">The member that holds the parent's key.</param>
public sealed record ParentSet(string Stream, string Column);
