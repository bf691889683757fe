using System.Text;
using Connector.Engine.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Parsing;

/// <summary>The scanner against a parser that builds objects.</summary>
public sealed class RecordScannerPropertyTests
{
    private static readonly RecordShape _shape = new("data", "id", "updated_at", "pages.next", "total_count");

    [Fact]
    public void Spans_keys_cursors_and_captures_are_what_an_object_parser_finds() => Holds.For(Holds.Randoms, random =>
    {
        var body = new Documents(random).Build();
        var scanned = RecordScanner.Scan(body, _shape);
        var parsed = (JObject)Parse(body);

        scanned.Records.Count.ShouldBe(((JArray)parsed["data"]!).Count);
        foreach (var (record, token) in scanned.Records.Zip((JArray)parsed["data"]!))
        {
            JToken.DeepEquals(Parse(body.AsSpan(record.Start, record.Length)), token).ShouldBeTrue();
            scanned.Key(record).ShouldBe((string?)token["id"]);
            record.Cursor.ShouldBe((long?)token["updated_at"]);
        }

        JToken.DeepEquals(Parse(scanned.Envelope[0].Span), parsed["pages"]!["next"]).ShouldBeTrue();
        JToken.DeepEquals(Parse(scanned.Envelope[1].Span), parsed["total_count"]).ShouldBeTrue();
    }, 1_000);

    [Fact]
    public void Truncated_at_any_byte_a_body_yields_nothing() => Holds.For(Holds.Randoms, random =>
    {
        var body = new Documents(random).Build();

        for (var length = 0; length < body.Length; length++)
            Should.Throw<MalformedPageException>(() => RecordScanner.Scan(body.AsMemory(0, length), _shape));
    }, 8);

    [Fact]
    public void Whatever_byte_is_changed_the_body_is_scanned_or_refused_and_nothing_else_happens() => Holds.For(Holds.Randoms, random =>
    {
        var body = new Documents(random).Build();
        for (var i = 0; i < 20; i++) body[random.Next(body.Length)] = (byte)random.Next(256);
        try
        {
            var scanned = RecordScanner.Scan(body, _shape);
            foreach (var record in scanned.Records) scanned.Key(record);
            scanned.Text(0);
            scanned.Number(1);
        }
        catch (MalformedPageException refused)
        {
            refused.Message.ShouldNotBeEmpty();
        }
    });

    private static JToken Parse(ReadOnlySpan<byte> json)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(json))) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
