namespace Warehouse;

/// <summary>
/// A column that gets its values from records. <paramref name="Source"/> is the member of a record, or the member of one of its objects:
/// one name or two.
/// </summary>
/// <param name="Name">At most 63 bytes, the limit of PostgreSQL; unique in its table whatever the case, for DuckDB takes no notice of case.</param>
/// <param name="Type">What the table holds, which may be wider than what is declared now.</param>
/// <param name="IsKept">Not declared any more; still filled where records have it.</param>
public sealed record TableColumn(string Name, ColumnType Type, IReadOnlyList<string> Source, bool IsKept = false)
{
    /// <summary>Declared as JSON, so that objects are values of it even where the column is text.</summary>
    public bool TakesObjects { get; init; } = Type == ColumnType.Json;
}
