namespace Simulation.Tests;

/// <summary>One state of a row. Times are milliseconds of the server's clock.</summary>
/// <param name="Number">Unique in the workspace, and part of <paramref name="Json"/> as <c>v</c>: two changes within one second differ.</param>
/// <param name="ChangedAt">When it became the truth.</param>
/// <param name="VisibleAt">When the search index and the lists begin to show it.</param>
/// <param name="Cursor">Unix seconds; null: the row has none.</param>
internal sealed record RowVersion(long Number, long ChangedAt, long VisibleAt, long? Cursor, byte[] Json)
{
    /// <summary>Slower than the connector promises to allow for; only a lookback finds it.</summary>
    public bool IsLate => VisibleAt - ChangedAt > Workspace.LongestPromisedLag;
}
