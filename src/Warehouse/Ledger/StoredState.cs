namespace Warehouse;

/// <summary>What the warehouse holds of a stream's progress.</summary>
/// <param name="State">The source's own state as JSON text; null: none yet.</param>
/// <param name="Refresh">The number of a refresh that was asked for and has not ended; null: none.</param>
public sealed record StoredState(string? State, long? Refresh);
