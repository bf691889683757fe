using System.Text.Json;

namespace Connector.Engine;

/// <summary>A response body with its records found. Spans point into <see cref="Body"/>.</summary>
/// <param name="Envelope">The captured raw values in the order of <see cref="RecordShape.Envelope"/>; empty where absent.</param>
public sealed record ScannedBody(ReadOnlyMemory<byte> Body, RecordSpans Records, ReadOnlyMemory<byte>[] Envelope)
{
    /// <summary>The captured value as text: a string's content, another value's JSON, null when absent or JSON null.</summary>
    /// <exception cref="MalformedPageException">A string that cannot be decoded; taken for absent, it could end the pages too early.</exception>
    public string? Text(int capture)
    {
        var raw = Envelope[capture];
        if (raw.IsEmpty) return null;
        var reader = new Utf8JsonReader(raw.Span, JsonLimits.Reader);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => JsonText.Of(in reader) ?? throw new MalformedPageException("a value outside the records cannot be decoded"),
            _ => System.Text.Encoding.UTF8.GetString(raw.Span),
        };
    }

    /// <summary>The captured value as an integer, null when it is not one.</summary>
    public long? Number(int capture) => long.TryParse(Text(capture), System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A record's key as text, null when it has none.</summary>
    public string? Key(RecordSpan record)
    {
        if (record.KeyLength == 0) return null;
        var reader = new Utf8JsonReader(Body.Span.Slice(record.KeyStart, record.KeyLength), JsonLimits.Reader);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => JsonText.Of(in reader),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };
    }
}
