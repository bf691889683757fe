namespace Airbyte.Protocol;

/// <summary>
/// What this source needs of a <c>ConfiguredAirbyteStream</c>. The rest (schema, keys, destination, generation ids) is the
/// destination's business and is neither required nor checked.
/// </summary>
public sealed record ConfiguredStream(string Name, SyncMode SyncMode)
{
    /// <summary>
    /// Which sync this read belongs to (<c>sync_id</c>): a platform that tries a refresh again gives the same number; null when it gives none.
    /// </summary>
    public long? SyncId { get; init; }
}
