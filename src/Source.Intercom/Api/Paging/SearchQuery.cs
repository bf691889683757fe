using System.Buffers;
using System.Text.Json;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>What a search asks for: records whose cursor lies between two seconds, neither included, ascending.</summary>
/// <param name="Before">Null: whatever is newer.</param>
internal sealed record SearchQuery(long After, long? Before, int PerPage, string? StartingAfter = null)
{
    /// <summary>
    /// How much wider than its window a query is, on each side, in seconds: the longest calendar day (25 hours, when a clock is set
    /// back). <c>&gt; X</c> may mean "from the day after X's" and <c>&lt; Y</c> "before Y's day begins", in a zone we need not know
    /// (developers.intercom.com, "Search for contacts").
    /// </summary>
    public const long Slack = 25 * 3_600;

    /// <summary>All records of a window.</summary>
    /// <param name="isOfSeconds">The search is known to match by the second.</param>
    public static SearchQuery Of(Interval window, bool isOfSeconds, int perPage, string? startingAfter)
    {
        var (after, before) = isOfSeconds ? (window.From - 1, 0) : (window.From - Slack, Slack);
        return new SearchQuery(Math.Max(0, after), window.IsOpenEnded ? null : window.To + before, perPage, startingAfter);
    }

    public ApiRequest Request(PartitionCall call) =>
        call.Request(call.Target(call.Stream.Path), StartingAfter is null ? IntercomErrors.Table : IntercomErrors.NextPage) with { JsonBody = Write(call.Stream.Cursor!) };

    private ReadOnlyMemory<byte> Write(string field)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        WriteQuery(json, field);
        json.WriteStartObject("pagination");
        json.WriteNumber("per_page", PerPage);
        if (StartingAfter is not null) json.WriteString("starting_after", StartingAfter);
        json.WriteEndObject();
        json.WriteStartObject("sort");
        json.WriteString("field", field);
        json.WriteString("order", "ascending");
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }

    private void WriteQuery(Utf8JsonWriter json, string field)
    {
        json.WriteStartObject("query");
        if (Before is null)
        {
            WriteCondition(json, field, ">", After);
        }
        else
        {
            json.WriteString("operator", "AND");
            json.WriteStartArray("value");
            json.WriteStartObject();
            WriteCondition(json, field, ">", After);
            json.WriteEndObject();
            json.WriteStartObject();
            WriteCondition(json, field, "<", Before.Value);
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
