using Newtonsoft.Json.Linq;

namespace Warehouse;

/// <summary>What a catalog declares of a stream, and what of it the settings say otherwise.</summary>
/// <param name="Schema">The stream's JSON schema; its declared properties become columns.</param>
/// <param name="Key">Top-level members; empty: none.</param>
/// <param name="Cursor">Top-level member; null: none.</param>
public sealed record DeclaredStream(string Name, JObject Schema, IReadOnlyList<string> Key, string? Cursor)
{
    /// <inheritdoc cref="StreamTable.SetOf"/>
    public ParentSet? SetOf { get; init; }

    /// <inheritdoc cref="StreamTable.Deletes"/>
    public IReadOnlyList<DeletedRows> Deletes { get; init; } = [];

    /// <inheritdoc cref="StreamTable.Masked"/>
    public MaskedMembers? Masked { get; init; }

    /// <summary>The versions of its rows are kept, in a table beside it. Only of what has a key.</summary>
    public bool KeepsHistory { get; init; }
}
