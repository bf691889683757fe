namespace Warehouse;

/// <summary>A query that a view is made of.</summary>
/// <param name="Columns">Their names, in any order: a view that is there keeps its own order, and gets new ones at its end.</param>
public sealed record ViewQuery(IReadOnlyList<string> Columns, string Sql);
