namespace Warehouse;

/// <summary>What is written to a row beside its record.</summary>
public readonly record struct RowStamp(long Run, DateTimeOffset At)
{
    /// <summary>Rows that are gone are taken away instead of marked.</summary>
    public bool HardDeletes { get; init; }
}
