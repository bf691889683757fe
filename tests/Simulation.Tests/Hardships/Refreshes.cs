namespace Simulation.Tests;

/// <summary>Streams that are configured as full refresh with overwrite: the destination keeps only what came since the refresh began.</summary>
/// <param name="AlwaysPassesState">The platform hands over the last state whatever it was for; or else only when it goes on with the same refresh.</param>
/// <param name="NamesSyncs">The catalog carries a sync_id, new with each sync, the same when a sync is tried again.</param>
/// <param name="Alternates">Every other sync reads these streams incrementally.</param>
internal sealed record Refreshes(IReadOnlyList<string> Streams, bool AlwaysPassesState, bool NamesSyncs, bool Alternates)
{
    public override string ToString() =>
        $"Refreshes {{ [{string.Join(' ', Streams)}] AlwaysPassesState = {AlwaysPassesState}, NamesSyncs = {NamesSyncs}, Alternates = {Alternates} }}";
}
