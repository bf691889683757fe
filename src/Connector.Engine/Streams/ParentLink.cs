namespace Connector.Engine;

/// <summary>The stream whose records a substream is read by, and that stream's cursor, which is the substream's unit of change.</summary>
public sealed record ParentLink(string Stream, string Cursor)
{
    /// <summary>The member of the parent by which its children are asked for; null: its id. A parent that lacks it has none.</summary>
    public string? AskedBy { get; init; }
}
