using System.Text;

namespace Connector.Engine;

/// <summary>
/// Where things are in a response body. Paths are dotted member names from the root (<c>conversation_parts.conversation_parts</c>).
/// </summary>
/// <param name="Records">The list of records; several paths, with a bar between them, where it lies at one of them.</param>
/// <param name="Key">The member of a record that identifies it, for logs and as a parent's id.</param>
/// <param name="Cursor">The cursor member of a record; null: records have none.</param>
/// <param name="Envelope">Values outside the records to be captured as raw JSON.</param>
public sealed record RecordShape(string Records, string Key, string? Cursor, params IReadOnlyList<string> Envelope)
{
    /// <summary>The path leads to one record instead of a list of them.</summary>
    public bool IsOne { get; init; }

    /// <summary>A body without it holds no records, instead of being malformed.</summary>
    public bool MayLack { get; init; }

    internal byte[] KeyUtf8 { get; } = Encoding.UTF8.GetBytes(Key);

    internal byte[]? CursorUtf8 { get; } = Cursor is null ? null : Encoding.UTF8.GetBytes(Cursor);

    internal ShapeNode Root { get; } = ShapeNode.Build(Records, Envelope);
}
