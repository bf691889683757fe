namespace Warehouse;

/// <summary>What a query gave.</summary>
/// <param name="Rows">Values in the order of the columns; null: none.</param>
public sealed record QueryRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
