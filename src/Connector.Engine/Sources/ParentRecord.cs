namespace Connector.Engine;

/// <summary>A parent whose children are to be read: its id, and its cursor in unix seconds where it has one.</summary>
public sealed record ParentRecord(string Id, long? Cursor);
