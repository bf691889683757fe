using System.Text.Json;

namespace Connector.Engine;

/// <summary>A response body with its records found. Spans point into <see cref="Body"/>.</summary>
/// <param name="Envelope">The captured raw values in the order of <see cref="RecordShape.Envelope"/>; empty where absent.</param>
public sealed record ScannedBody(ReadOnlyMemory<byte> Body, RecordSpans Records, ReadOnlyMemory<byte>[] Envelope)
{
    /// <summary>The captured value as text: a string's content, another value's JSON; null when absent, JSON null or a string that cannot be decoded.</summary>
    public string? Text(int capture)
    {
        var raw = Envelope[capture];
        if (raw.IsEmpty) return null;
        var reader = new Utf8JsonReader(raw.Span, JsonLimits.Reader);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => JsonText.Of(in reader),
            _ => System.Text.Encoding.UTF8.GetString(raw.Span),
        };
    }

    /// <summary>The captured value as an integer, null when it is not one.</summary>
    public long? Number(int capture) => long.TryParse(Text(capture), System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A member of a record as an integer, null when it has none that is one. A scan of its own: not for every record of every page.</summary>
    public long? Number(RecordSpan record, ReadOnlySpan<byte> member)
    {
        if (record.Length == 0) return null;
        var reader = new Utf8JsonReader(Body.Span.Slice(record.Start, record.Length), JsonLimits.Reader);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMember = JsonText.Is(in reader, member);
            reader.Read();
            if (isMember) return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : null;
            reader.Skip();
        }

        return null;
    }

    /// <summary>A member of a record as text, null when it has none that is text or a number. A scan of its own, as above.</summary>
    public string? Text(RecordSpan record, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(Body.Span.Slice(record.Start, record.Length), JsonLimits.Reader);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMember = JsonText.Is(in reader, member);
            reader.Read();
            if (isMember) return Text(in reader);
            reader.Skip();
        }

        return null;
    }

    /// <summary>A record's key as text, null when it has none.</summary>
    public string? Key(RecordSpan record)
    {
        if (record.KeyLength == 0) return null;
        var reader = new Utf8JsonReader(Body.Span.Slice(record.KeyStart, record.KeyLength), JsonLimits.Reader);
        reader.Read();
        return Text(in reader);
    }

    private static string? Text(ref readonly Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonText.Of(in reader),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };
}
