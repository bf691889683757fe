namespace Airbyte.Protocol;

/// <summary>
/// What this source needs of a <c>ConfiguredAirbyteStream</c>. The rest (schema, keys, destination, generation ids) is the
/// destination's business and is neither required nor checked.
/// </summary>
public sealed record ConfiguredStream(string Name, SyncMode SyncMode);
