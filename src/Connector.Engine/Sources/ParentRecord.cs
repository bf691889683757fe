namespace Connector.Engine;

/// <summary>A parent whose children are to be read: its id, and its cursor in unix seconds where it has one.</summary>
public sealed record ParentRecord(string Id, long? Cursor)
{
    /// <summary>The value of <see cref="ParentLink.AskedBy"/>; its id where that is null.</summary>
    public string AskedBy { get; init; } = Id;
}
