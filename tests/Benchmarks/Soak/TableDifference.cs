namespace Benchmarks.Soak;

/// <summary>Tables against what their source holds, in rows.</summary>
/// <param name="Compared">Rows of the source that did not change while they were compared.</param>
/// <param name="Stale">Rows whose table has another version.</param>
/// <param name="Extra">Rows of a table that the source does not have, and that are not marked as gone.</param>
internal sealed record TableDifference(int Compared, int Missing, int Stale, int Doubled, int Extra)
{
    public static TableDifference operator +(TableDifference one, TableDifference other) => new(
        one.Compared + other.Compared, one.Missing + other.Missing, one.Stale + other.Stale, one.Doubled + other.Doubled, one.Extra + other.Extra);
}
