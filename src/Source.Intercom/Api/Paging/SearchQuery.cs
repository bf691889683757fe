using System.Text.Json;

namespace Source.Intercom;

/// <summary>The body of a search.</summary>
internal static class SearchQuery
{
    /// <summary>
    /// How much wider than its window a query is, on each side, in seconds: the longest calendar day (25 hours, when a clock is set
    /// back). <c>&gt; X</c> may mean "from the day after X's" and <c>&lt; Y</c> "before Y's day begins", in a zone we need not know
    /// (developers.intercom.com, "Search for contacts").
    /// </summary>
    public const long Slack = 25 * 3_600;

    public static ReadOnlyMemory<byte> Write(string field, SearchPosition at)
    {
        var body = new System.Buffers.ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        WriteQuery(json, field, Math.Max(0, at.From - Slack), at.To == long.MaxValue ? null : at.To + Slack);
        json.WriteStartObject("pagination");
        json.WriteNumber("per_page", at.PageSize);
        if (at.StartingAfter is not null) json.WriteString("starting_after", at.StartingAfter);
        json.WriteEndObject();
        json.WriteStartObject("sort");
        json.WriteString("field", field);
        json.WriteString("order", "ascending");
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }

    private static void WriteQuery(Utf8JsonWriter json, string field, long after, long? before)
    {
        json.WriteStartObject("query");
        if (before is null)
        {
            WriteCondition(json, field, ">", after);
        }
        else
        {
            json.WriteString("operator", "AND");
            json.WriteStartArray("value");
            json.WriteStartObject();
            WriteCondition(json, field, ">", after);
            json.WriteEndObject();
            json.WriteStartObject();
            WriteCondition(json, field, "<", before.Value);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter json, string field, string comparison, long value)
    {
        json.WriteString("field", field);
        json.WriteString("operator", comparison);
        json.WriteNumber("value", value);
    }
}
