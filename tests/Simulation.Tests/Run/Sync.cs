namespace Simulation.Tests;

/// <summary>One sync of the platform, which may take several reads.</summary>
/// <param name="IsRetry">It has been tried before.</param>
/// <param name="FullRefresh">Streams with a cursor that it refreshes whole.</param>
internal sealed record Sync(int Number, bool IsRetry, IReadOnlyList<string> FullRefresh)
{
    /// <summary>What the catalog calls it; null: nothing.</summary>
    public long? Id { get; init; }
}
