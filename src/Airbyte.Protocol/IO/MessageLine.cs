using System.Text.Json;

namespace Airbyte.Protocol;

/// <summary>
/// What kind of message a line is, and, of a record, its stream and its data where they lie in the line. The data may be anything, also
/// no JSON at all: whoever reads it finds out.
/// </summary>
public readonly ref struct MessageLine
{
    /// <summary>Of a record: the name of its stream.</summary>
    public ReadOnlySpan<byte> Stream { get; private init; }

    public ReadOnlySpan<byte> Data { get; private init; }

    public bool IsRecord { get; private init; }

    private static ReadOnlySpan<byte> Prefix => "{\"type\":\"RECORD\",\"record\":{\"stream\":\""u8;

    private static ReadOnlySpan<byte> DataMember => "\",\"data\":"u8;

    private static ReadOnlySpan<byte> EmittedAt => ",\"emitted_at\":"u8;

    /// <exception cref="JsonException">The line is no JSON object.</exception>
    public static MessageLine Parse(ReadOnlySpan<byte> line) => TryOurs(line, out var record) ? record : ParseAny(line);

    /// <summary>A record as this repository's connectors write it, told by its two ends.</summary>
    private static bool TryOurs(ReadOnlySpan<byte> line, out MessageLine record)
    {
        record = default;
        if (!line.StartsWith(Prefix)) return false;
        var rest = line[Prefix.Length..];
        var nameEnd = rest.IndexOfAny((byte)'"', (byte)'\\');
        if (nameEnd < 0 || !rest[nameEnd..].StartsWith(DataMember)) return false;
        var data = rest[(nameEnd + DataMember.Length)..];
        var dataEnd = data.LastIndexOf(EmittedAt);
        if (dataEnd < 0) return false;
        var tail = data[(dataEnd + EmittedAt.Length)..];
        var digits = tail.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits <= 0 || !tail[digits..].TrimEnd((byte)'\r').SequenceEqual("}}"u8)) return false;
        record = new MessageLine { IsRecord = true, Stream = rest[..nameEnd], Data = data[..dataEnd] };
        return true;
    }

    private static MessageLine ParseAny(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var isRecord = false;
        ReadOnlySpan<byte> stream = default, data = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A message must be a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var holdsRecord = reader.ValueTextEquals("record"u8);
            reader.Read();
            if (isType) isRecord = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("RECORD"u8);
            if (holdsRecord && reader.TokenType == JsonTokenType.StartObject) Record(ref reader, line, ref stream, ref data);
            else reader.Skip();
        }

        reader.Read(); // throws at whatever follows
        return isRecord && !data.IsEmpty ? new MessageLine { IsRecord = true, Stream = stream, Data = data } : default;
    }

    private static void Record(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, ref ReadOnlySpan<byte> stream, ref ReadOnlySpan<byte> data)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isStream = reader.ValueTextEquals("stream"u8);
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isStream && reader.TokenType == JsonTokenType.String) stream = System.Text.Encoding.UTF8.GetBytes(reader.GetString()!);
            reader.Skip();
            if (isData) data = line[start..(int)reader.BytesConsumed];
        }
    }
}
