using System.Buffers;
using System.Text.Json;

namespace Warehouse;

/// <summary>What a reader stands at, as bytes.</summary>
internal static class JsonTokens
{
    /// <summary>A name or a text without its escapes.</summary>
    /// <param name="room">Holds it where it had any; good until it is used again.</param>
    public static ReadOnlySpan<byte> Plain(this ref readonly Utf8JsonReader reader, ArrayBufferWriter<byte> room)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        room.ResetWrittenCount();
        var text = room.GetSpan(reader.ValueSpan.Length);
        return text[..JsonString.Unescape(reader.ValueSpan, text, out _)];
    }

    /// <summary>The whole value, as it is written; the reader stands at its end then.</summary>
    /// <param name="json">What is read.</param>
    public static ReadOnlySpan<byte> Raw(this ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}
