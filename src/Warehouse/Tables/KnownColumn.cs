namespace Warehouse;

/// <summary>A column that a table has already, as the warehouse's own list of columns says.</summary>
public sealed record KnownColumn(string Stream, string Name, ColumnType Type, IReadOnlyList<string> Source);
