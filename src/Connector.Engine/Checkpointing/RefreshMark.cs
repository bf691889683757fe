namespace Connector.Engine;

/// <summary>
/// What the state of a full refresh says of it. A saved state may shorten a full refresh only if it is of the same one.
/// </summary>
/// <param name="SyncId">The platform's <c>sync_id</c> of the refresh; null when it gave none.</param>
/// <param name="HasEnded">The stream has been read whole.</param>
public sealed record RefreshMark(long? SyncId, bool HasEnded)
{
    /// <summary>
    /// Whether a refresh goes on where this one stopped: by the platform's number where it gives one, else whenever this one has not ended.
    /// </summary>
    public bool IsContinuedBy(long? syncId) => syncId is { } id ? SyncId == id : !HasEnded;
}
