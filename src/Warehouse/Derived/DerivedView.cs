namespace Warehouse;

/// <summary>A view over tables of streams. It is made again in the transaction that changes one of them.</summary>
/// <param name="Name">Its own, in the schema of the tables.</param>
/// <param name="Streams">Whose tables it reads.</param>
/// <param name="Query">What it shows of the tables as they are; null: nothing can be shown yet, and there is no view.</param>
public sealed record DerivedView(string Name, IReadOnlyList<string> Streams, Func<ViewTables, ViewQuery?> Query)
{
    /// <summary>It is there from the time it was asked for; others come with their tables.</summary>
    public bool IsOnRequest { get; init; }
}
