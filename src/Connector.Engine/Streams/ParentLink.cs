namespace Connector.Engine;

/// <summary>The stream whose records a substream is read by, and that stream's cursor, which is the substream's unit of change.</summary>
public sealed record ParentLink(string Stream, string Cursor);
