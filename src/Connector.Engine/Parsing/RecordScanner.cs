using System.Text.Json;

namespace Connector.Engine;

/// <summary>
/// Finds the records of a body in one forward scan over its UTF-8, without building objects. The scan goes to the last byte before
/// anything is handed on, so a truncated body yields nothing at all.
/// </summary>
public static class RecordScanner
{
    /// <exception cref="MalformedPageException">The body is not whole JSON, or has no list at the record path.</exception>
    public static ScannedBody Scan(ReadOnlyMemory<byte> body, RecordShape shape)
    {
        try
        {
            return ScanWhole(body, shape);
        }
        catch (JsonException broken)
        {
            throw new MalformedPageException($"the body is not whole JSON (byte {broken.BytePositionInLine} of line {broken.LineNumber})", broken);
        }
    }

    private static ScannedBody ScanWhole(ReadOnlyMemory<byte> body, RecordShape shape)
    {
        if (body.IsEmpty) throw new MalformedPageException("the body is empty");
        var reader = new Utf8JsonReader(body.Span, JsonLimits.Reader);
        var found = new Found(body, shape, new ReadOnlyMemory<byte>[shape.Envelope.Count]);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new MalformedPageException("the body is not a JSON object");
        ScanObject(ref reader, shape.Root, ref found);
        reader.Read(); // throws at whatever lies behind the object, but blanks
        if (found.Records is null && shape.MayLack) return new ScannedBody(body, new RecordSpans(), found.Envelope);
        return found.Records is null
            ? throw new MalformedPageException($"the body has no list `{shape.Records}`")
            : new ScannedBody(body, found.Records, found.Envelope);
    }

    private static void ScanObject(ref Utf8JsonReader reader, ShapeNode node, ref Found found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = node.Find(in reader);
            reader.Read();
            if (member is null) reader.Skip();
            else ScanMember(ref reader, member, ref found);
        }
    }

    private static void ScanMember(ref Utf8JsonReader reader, ShapeNode member, ref Found found)
    {
        var start = (int)reader.TokenStartIndex;
        if (member.IsRecords && reader.TokenType == JsonTokenType.StartArray) found.Records = ScanRecords(ref reader, found.Shape);
        else if (member.IsRecords && found.Shape.IsOne && reader.TokenType == JsonTokenType.StartObject) found.Records = ScanOne(ref reader, found.Shape);
        else if (reader.TokenType == JsonTokenType.StartObject) ScanObject(ref reader, member, ref found);
        else ScanNothing(ref reader, member, ref found);
        foreach (var capture in member.Captures) found.Envelope[capture] = found.Body[start..(int)reader.BytesConsumed];
    }

    /// <summary>A record list, or a member on the way to it, that is null holds no records; absent altogether it is malformed.</summary>
    private static void ScanNothing(ref Utf8JsonReader reader, ShapeNode member, ref Found found)
    {
        if (reader.TokenType == JsonTokenType.Null && member.LeadsToRecords) found.Records ??= new RecordSpans();
        reader.Skip();
    }

    private static RecordSpans ScanRecords(ref Utf8JsonReader reader, RecordShape shape)
    {
        var records = new RecordSpans();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) records.Add(ScanRecord(ref reader, shape));
            else records.Add(NotAnObject(ref reader));
        }

        return records;
    }

    private static RecordSpans ScanOne(ref Utf8JsonReader reader, RecordShape shape)
    {
        var record = new RecordSpans();
        record.Add(ScanRecord(ref reader, shape));
        return record;
    }

    /// <summary>Kept in the list, with no length to copy, so that whoever emits can report it.</summary>
    private static RecordSpan NotAnObject(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new RecordSpan(start, 0, null, start, 0);
    }

    private static RecordSpan ScanRecord(ref Utf8JsonReader reader, RecordShape shape)
    {
        var start = (int)reader.TokenStartIndex;
        long? cursor = null;
        int keyStart = start, keyLength = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = JsonText.Is(in reader, shape.KeyUtf8);
            var isCursor = shape.CursorUtf8 is not null && JsonText.Is(in reader, shape.CursorUtf8);
            reader.Read();
            if (isKey && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                (keyStart, keyLength) = ((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));
            if (isCursor) cursor = ReadCursor(ref reader);
            reader.Skip();
        }

        return new RecordSpan(start, (int)reader.BytesConsumed - start, cursor, keyStart, keyLength);
    }

    private static long? ReadCursor(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var seconds) => seconds,
        JsonTokenType.Number when reader.TryGetDouble(out var seconds) && Math.Abs(seconds) < 1e15 => (long)Math.Floor(seconds),
        JsonTokenType.String when long.TryParse(JsonText.Of(in reader), System.Globalization.CultureInfo.InvariantCulture, out var seconds) => seconds,
        JsonTokenType.String when JsonText.Moment(in reader) is { } moment => moment.ToUnixTimeSeconds(),
        _ => null,
    };

    private struct Found(ReadOnlyMemory<byte> body, RecordShape shape, ReadOnlyMemory<byte>[] envelope)
    {
        public readonly ReadOnlyMemory<byte> Body = body;
        public readonly RecordShape Shape = shape;
        public readonly ReadOnlyMemory<byte>[] Envelope = envelope;
        public RecordSpans? Records;
    }
}
