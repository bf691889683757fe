namespace Warehouse;

/// <summary>What rows did to a table.</summary>
/// <param name="Unchanged">Rows that the table had already, or had newer.</param>
/// <param name="Deleted">Rows that were marked or taken away because they are gone at the source.</param>
public readonly record struct MergeCounts(long Inserted, long Updated, long Unchanged, long Deleted)
{
    public static MergeCounts OfDeleted(long rows) => new(0, 0, 0, rows);

    public static MergeCounts operator -(MergeCounts one, MergeCounts other) => new(
        one.Inserted - other.Inserted, one.Updated - other.Updated, one.Unchanged - other.Unchanged, one.Deleted - other.Deleted);

    public static MergeCounts operator +(MergeCounts one, MergeCounts other) => new(
        one.Inserted + other.Inserted, one.Updated + other.Updated, one.Unchanged + other.Unchanged, one.Deleted + other.Deleted);
}
