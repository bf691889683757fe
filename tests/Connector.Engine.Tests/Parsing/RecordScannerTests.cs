using System.Text;

namespace Connector.Engine.Tests.Parsing;

public sealed class RecordScannerTests
{
    [Theory]
    [InlineData("""{"data":[]}""", 0)]
    [InlineData("""{"data":null}""", 0)]
    [InlineData("""{"data":[{"id":"1"},{"id":"2"}]}""", 2)]
    [InlineData(" \n{ \"x\" : {\"data\":[{},{}]} , \"data\" : [ { } ] } \r\n", 1)]
    [InlineData("""{"d\u0061ta":[{}]}""", 1)]
    [InlineData("""{"data":[{}],"data":[{},{}]}""", 2)]
    [InlineData("""{"data":[{},{}],"data":null}""", 2)]
    public void The_list_at_the_record_path_is_found(string body, int count) => Scan(body).Records.Count.ShouldBe(count);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "not whole JSON")]
    [InlineData("<html>", "not whole JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("\"data\"", "not a JSON object")]
    [InlineData("{}", "no list `data`")]
    [InlineData("""{"data":{}}""", "no list `data`")]
    [InlineData("""{"data":"x"}""", "no list `data`")]
    [InlineData("""{"items":[]}""", "no list `data`")]
    [InlineData("""{"pages":null}""", "no list `data`")]
    [InlineData("""{"total_count":null}""", "no list `data`")]
    [InlineData("""{"data":[]}x""", "not whole JSON")]
    [InlineData("""{"data":[]}{}""", "not whole JSON")]
    [InlineData("""{"data":[1,]}""", "not whole JSON")]
    [InlineData("""{"data":[{"id":"a}]}""", "not whole JSON")]
    [InlineData("\u0000{\"data\":[]}", "not whole JSON")]
    public void A_body_that_is_not_what_was_promised_is_refused(string body, string says) =>
        Should.Throw<MalformedPageException>(() => Scan(body)).Message.ShouldContain(says);

    [Theory]
    [InlineData("""{"parts":{"parts":[{"id":"1"}],"total_count":9},"parts2":[]}""", 1)]
    [InlineData("""{"parts":{"parts":null}}""", 0)]
    [InlineData("""{"parts":null}""", 0)]
    [InlineData("""{"parts":{"x":{"parts":[{},{}]},"parts":[{}]}}""", 1)]
    public void A_nested_record_path_is_followed(string body, int count) =>
        RecordScanner.Scan(Bytes(body), new RecordShape("parts.parts", "id", null)).Records.Count.ShouldBe(count);

    /// <summary>As of a conversation, whose count of parts lies beside them.</summary>
    [Fact]
    public void Beside_a_capture_too_a_member_on_the_way_to_the_records_that_is_null_holds_none() =>
        RecordScanner.Scan(Bytes("""{"parts":null}"""), new RecordShape("parts.parts", "id", null, "parts.total_count")).Records.Count.ShouldBe(0);

    [Theory]
    [InlineData("""{"ticket_types":[{},{}]}""", 2)]
    [InlineData("""{"data":[{}]}""", 1)]
    public void A_list_may_lie_at_one_of_several_paths(string body, int count) =>
        RecordScanner.Scan(Bytes(body), new RecordShape("data|ticket_types", "id", null)).Records.Count.ShouldBe(count);

    [Theory]
    [InlineData("""{"id":"5","statistics":{"views":3}}""", 1)]
    [InlineData("""{"id":"5","statistics":null}""", 0)]
    [InlineData("""{"id":"5"}""", 0)]
    public void One_record_may_lie_where_others_have_a_list(string body, int count) =>
        RecordScanner.Scan(Bytes(body), new RecordShape("statistics", "id", null) { IsOne = true, MayLack = true }).Records.Count.ShouldBe(count);

    [Fact]
    public void A_member_of_a_record_is_read_as_text()
    {
        var body = RecordScanner.Scan(Bytes("""{"data":[{"a":{"b":1},"b":"x\u0041","c":7,"d":null}]}"""), new RecordShape("data", "id", null));

        new[] { "a", "b", "c", "d", "e" }.Select(member => body.Text(body.Records[0], Encoding.UTF8.GetBytes(member))).ShouldBe([null, "xA", "7", null, null]);
    }

    [Theory]
    [InlineData("""{"parts":{}}""")]
    [InlineData("""{"parts":[]}""")]
    [InlineData("""{"x":{"parts":{"parts":[]}}}""")]
    public void A_nested_record_path_that_is_not_there_is_refused(string body) =>
        Should.Throw<MalformedPageException>(() => RecordScanner.Scan(Bytes(body), new RecordShape("parts.parts", "id", null)));

    [Theory]
    [InlineData("1795269708", 1795269708L)]
    [InlineData("1795269708.9", 1795269708L)]
    [InlineData("1.795269708e9", 1795269708L)]
    [InlineData("\"1795269708\"", 1795269708L)]
    [InlineData("\"2026-11-21T13:21:48.000Z\"", 1795267308L)]
    [InlineData("\"2026-11-21T14:21:48+01:00\"", 1795267308L)]
    [InlineData("\"yesterday\"", null)]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("-5", -5L)]
    [InlineData("1e400", null)]
    [InlineData("1e15", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("\"\\ud800\"", null)]
    [InlineData("{\"updated_at\":7}", null)]
    [InlineData("[7]", null)]
    public void A_cursor_is_a_number_of_seconds_or_none(string json, long? cursor) =>
        Scan($$"""{"data":[{"updated_at":{{json}},"id":"1"}]}""").Records[0].Cursor.ShouldBe(cursor);

    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"\\u0061\\n\"", "a\n")]
    [InlineData("7", "7")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1.50", "1.50")]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("[\"a\"]", null)]
    [InlineData("{\"id\":\"a\"}", null)]
    [InlineData("\"\\ud800\"", null)]
    public void A_key_is_a_string_or_the_digits_of_a_number(string json, string? key)
    {
        var scanned = Scan($$"""{"data":[{"id":{{json}}}]}""");

        scanned.Key(scanned.Records[0]).ShouldBe(key);
    }

    [Fact]
    public void Names_with_half_a_surrogate_pair_are_names_like_any_other()
    {
        var scanned = Scan("""{"\ud800":1,"data":[{"\udc00":2,"id":"1","\ud800x":3,"updated_at":7}]}""");

        scanned.Key(scanned.Records[0]).ShouldBe("1");
        scanned.Records[0].Cursor.ShouldBe(7);
    }

    [Fact]
    public void Of_a_member_that_comes_twice_the_last_counts()
    {
        var scanned = Scan("""{"data":[{"id":"1","updated_at":1,"id":"2","updated_at":2}],"total_count":1,"total_count":2}""");

        scanned.Key(scanned.Records[0]).ShouldBe("2");
        scanned.Records[0].Cursor.ShouldBe(2);
        scanned.Number(1).ShouldBe(2);
    }

    [Fact]
    public void An_entry_that_is_no_object_keeps_its_place_with_nothing_to_copy()
    {
        var scanned = Scan("""{"data":[null,{"id":"1"},7,[{"id":"2"}],"x"]}""");

        scanned.Records.Select(record => record.Length > 0).ShouldBe([false, true, false, false, false]);
        scanned.Records.Select(scanned.Key).ShouldBe([null, "1", null, null, null]);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(400)]
    public void Deep_nesting_is_scanned(int depth)
    {
        var body = $$"""{"data":[{"id":"1","deep":{{new string('[', depth)}}{{new string(']', depth)}}}]}""";

        Scan(body).Records.ShouldHaveSingleItem().Length.ShouldBeGreaterThan(depth);
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Should.Throw<MalformedPageException>(() => Scan($$"""{"data":[{{new string('[', 100_000)}}"""));

    [Fact]
    public void A_record_of_ten_megabytes_is_one_span()
    {
        var record = $$"""{"id":"1","body":"{{new string('x', 10_000_000)}}","updated_at":7}""";

        var span = Scan($$"""{"data":[{{record}},{"id":"2"}]}""").Records[0];

        span.Length.ShouldBe(record.Length);
        span.Cursor.ShouldBe(7);
    }

    [Theory]
    [InlineData("""{"pages":{"next":"c\u0041"},"total_count":12}""", "cA", 12L)]
    [InlineData("""{"pages":{"next":{"page":2}},"total_count":"12"}""", """{"page":2}""", 12L)]
    [InlineData("""{"pages":{"next":null},"total_count":null}""", null, null)]
    [InlineData("""{"pages":null}""", null, null)]
    [InlineData("""{"pages":{"next":7},"total_count":"many"}""", "7", null)]
    [InlineData("""{"pages":[{"next":7}],"total_count":1.5}""", null, null)]
    public void Captures_are_read_as_text_and_number(string envelope, string? text, long? number)
    {
        var scanned = Scan(envelope[..^1] + ",\"data\":[]}");

        scanned.Text(0).ShouldBe(text);
        scanned.Number(1).ShouldBe(number);
    }

    [Fact]
    public void A_capture_that_cannot_be_decoded_has_no_text() => Scan("""{"pages":{"next":"\ud800"},"data":[]}""").Text(0).ShouldBeNull();

    [Theory]
    [InlineData("""{"id":"1","created_at":17}""", 17L)]
    [InlineData("""{"nested":{"created_at":1},"\ud800":2,"created_at":18,"created_at":19}""", 18L)]
    [InlineData("""{"created_at":"17"}""", null)]
    [InlineData("""{"created_at":1.5}""", null)]
    [InlineData("""{"created_at":null}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("7", null)]
    public void A_member_of_a_record_is_read_as_a_number(string record, long? number)
    {
        var scanned = Scan($$$"""{"data":[{{{record}}}]}""");

        scanned.Number(scanned.Records[0], "created_at"u8).ShouldBe(number);
    }

    private static ScannedBody Scan(string body) =>
        RecordScanner.Scan(Bytes(body), new RecordShape("data", "id", "updated_at", "pages.next", "total_count"));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
