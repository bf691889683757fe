namespace Process.Tests;

/// <summary>A record that must be printed.</summary>
/// <param name="Cursor">What its stream's states speak of: the parent's cursor for a substream. Unix seconds.</param>
/// <param name="Json">The record without what the connector adds to it.</param>
internal sealed record TruthRow(string Stream, string Key, long Cursor, ReadOnlyMemory<byte> Json)
{
    /// <summary>Whether a printed record is this version of this row: byte for byte, with members added at its end only.</summary>
    public bool Is(ReadOnlySpan<byte> printed) => printed.StartsWith(Json.Span[..^1]);
}
