using System.Text;
using Airbyte.Protocol.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol.Tests.IO;

public sealed class MessageWriterTests
{
    private static readonly RecordLine _contacts = new("contacts");

    [Fact]
    public async Task A_record_is_copied_byte_for_byte()
    {
        const string Record = """{"id" : "1",  "name":"Zoë \u00e9 \/ 😀","n":1.50e0,"big":9007199254740993}""";

        var line = await Output.TextAsync(writer => Write(writer, Record));

        line.ShouldBe(Line(Record));
    }

    [Theory]
    [InlineData("{}", "", "{}")]
    [InlineData("{\n}", "", "{}")]
    [InlineData("{\r\n  \"a\": [1,\n\t2]\r\n}", "", "{  \"a\": [1,\t2]}")]
    [InlineData("""{"a":"b\nc\r"}""", "", """{"a":"b\nc\r"}""")]
    [InlineData("{}", "\"x\":1", "{\"x\":1}")]
    [InlineData("{ \n\t }", "\"x\":1", "{\"x\":1}")]
    [InlineData("{\"a\":1}", "\"x\":1", "{\"a\":1,\"x\":1}")]
    [InlineData("{\"a\":1 \r\n\t}", "\"x\":1", "{\"a\":1,\"x\":1}")]
    [InlineData("{\"a\":{}}", "\"x\":1,\"y\":\"}\"", "{\"a\":{},\"x\":1,\"y\":\"}\"}")]
    [InlineData("{\n\"a\": \"}\"\n}", "\"x\":null", "{\"a\": \"}\",\"x\":null}")]
    public async Task Newlines_between_tokens_are_dropped_and_members_added_at_the_end(string record, string injected, string expected)
    {
        var line = await Output.TextAsync(writer => Write(writer, record, injected));

        line.Count(character => character is '\n' or '\r').ShouldBe(1);
        line.ShouldBe(Line(expected));
        JObject.Parse(line);
    }

    [Fact]
    public async Task A_stream_name_is_escaped_as_json_wants_it()
    {
        var line = await Output.TextAsync(writer => writer.WriteRecord(new RecordLine("a\"b\\"), "{}"u8, default, 0));

        ((string?)JObject.Parse(line)["record"]!["stream"]).ShouldBe("a\"b\\");
    }

    [Fact]
    public async Task There_is_no_byte_order_mark() => (await Output.BytesAsync(writer => Write(writer, "{}")))[0].ShouldBe((byte)'{');

    [Theory]
    [InlineData(128 * 1024)]
    [InlineData(1_000_000)]
    [InlineData(10_000_000)]
    public async Task A_record_larger_than_a_block_comes_out_whole(int size)
    {
        var record = $$"""{"body":"{{new string('x', size)}}"}""";

        var lines = (await Output.TextAsync(writer =>
        {
            Write(writer, "{}");
            Write(writer, record);
            Write(writer, "{}");
        })).Split('\n');

        lines.Length.ShouldBe(4);
        lines[1].ShouldContain(record);
        lines[2].ShouldBe(lines[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(131_072)]
    public void However_large_a_line_is_no_more_than_two_blocks_of_it_are_held(int newlineEvery)
    {
        var body = new StringBuilder("[");
        while (body.Length < 4_000_000) body.Append('7', newlineEvery).Append(",\n");
        var record = Encoding.UTF8.GetBytes($$"""{"body":{{body}}1]}""");
        using var stdout = new MemoryStream(8_000_000);
        var writer = new MessageWriter(stdout);

        var before = GC.GetAllocatedBytesForCurrentThread();
        writer.WriteRecord(_contacts, record, "\"x\":1"u8, Some.Instant);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
        (writer.BytesWritten - stdout.Length).ShouldBeInRange(0, 2 * 128 * 1024);
    }

    [Fact]
    public async Task A_text_larger_than_two_blocks_comes_out_whole_and_none_of_its_characters_is_cut()
    {
        // Pairs of halves at even places, then at odd ones: whatever the size of the pieces, some end between two halves.
        var text = string.Concat(Enumerable.Repeat("😀", 100_000)) + "x" + string.Concat(Enumerable.Repeat("😀", 100_000));

        var line = await Output.TextAsync(writer => writer.Write(new LogMessage(LogLevel.Info, text)));

        ((string)JObject.Parse(line)["log"]!["message"]!).ShouldBe(text);
    }

    [Fact]
    public void Of_a_large_text_no_more_than_two_blocks_are_held()
    {
        using var stdout = new MemoryStream();
        var writer = new MessageWriter(stdout);

        writer.Write(new LogMessage(LogLevel.Info, new string('x', 1_000_000)));

        (writer.BytesWritten - stdout.Length).ShouldBeInRange(0, 2 * 128 * 1024);
    }

    [Fact]
    public async Task Flushing_again_writes_nothing_twice()
    {
        using var stdout = new MemoryStream();
        var writer = new MessageWriter(stdout);
        foreach (var size in new[] { 600_000, 5, 700_000, 5 })
        {
            Write(writer, $$"""{"body":"{{new string('x', size)}}"}""");
            await writer.FlushAsync(TestContext.Current.CancellationToken);
            await writer.FlushAsync(TestContext.Current.CancellationToken);
        }

        stdout.Length.ShouldBe(writer.BytesWritten);
        Encoding.UTF8.GetString(stdout.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => ((string)JObject.Parse(line)["record"]!["data"]!["body"]!).Length).ShouldBe([600_000, 5, 700_000, 5]);
    }

    [Fact]
    public async Task A_flush_goes_through_to_stdout_and_writes_only_where_there_is_something_to_write()
    {
        using var stdout = new CountingStream();
        var writer = new MessageWriter(stdout);

        await writer.FlushAsync(TestContext.Current.CancellationToken);
        (stdout.Writes, stdout.Flushes).ShouldBe((0, 1));

        Write(writer, "{}");
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        (stdout.Writes, stdout.Flushes).ShouldBe((1, 2));
    }

    [Fact]
    public void A_block_is_full_at_128_kibibytes_and_empty_after_a_flush()
    {
        var writer = new MessageWriter(Stream.Null);
        while (writer.BytesWritten < (128 * 1024) - 200)
        {
            writer.IsBlockFull.ShouldBeFalse();
            Write(writer, $$"""{"a":"{{new string('x', 50)}}"}""");
        }

        Write(writer, $$"""{"a":"{{new string('x', 200)}}"}""");
        writer.IsBlockFull.ShouldBeTrue();
        writer.FlushAsync(TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        writer.IsBlockFull.ShouldBeFalse();
    }

    [Fact]
    public async Task Free_text_is_redacted_and_nothing_else()
    {
        const string Secret = "hush";
        static string Redact(string text) => text.Replace(Secret, "****", StringComparison.Ordinal);

        var lines = (await Output.TextAsync(writer =>
        {
            writer.Write(new LogMessage(LogLevel.Info, "a hush b"));
            writer.Write(new ConnectionStatusMessage(false, "hush"));
            writer.Write(new ErrorMessage(FailureKind.SystemError, "1 hush", "2 hush", "3 hush", "hush", 1));
            writer.Write(new StateMessage("hush", JObject.Parse("""{"hush":"hush"}"""), 1));
            writer.Write(new StreamStatusMessage("hush", StreamStatus.Started, 1));
            writer.Write(new EstimateMessage("hush", 1, 1));
            writer.Write(new SpecMessage(JObject.Parse("""{"title":"hush"}""")));
            writer.Write(new CatalogMessage([new AirbyteStream("hush", [], ["id"], null)]));
            Write(writer, """{"a":"hush"}""");
        }, Redact)).Split('\n');

        lines[0].ShouldBe("""{"type":"LOG","log":{"level":"INFO","message":"a **** b"}}""");
        lines[1].ShouldContain("\"message\":\"****\"");
        lines[2].ShouldContain("\"message\":\"1 ****\"");
        lines[2].ShouldContain("\"internal_message\":\"2 ****\",\"stack_trace\":\"3 ****\"");
        lines[2].ShouldContain("\"stream_descriptor\":{\"name\":\"hush\"}");
        foreach (var line in lines[3..9]) line.ShouldContain(Secret);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("INFO")]
    [InlineData("tok\\")]
    [InlineData("tok\"")]
    [InlineData("\\\"")]
    [InlineData("\"")]
    public async Task A_secret_that_looks_like_json_does_not_break_the_line(string secret)
    {
        string Redact(string text) => text.Replace(secret, "****", StringComparison.Ordinal);

        var line = await Output.TextAsync(writer => writer.Write(new LogMessage(LogLevel.Info, $"<{secret}>")), Redact);

        line.ShouldBe("""{"type":"LOG","log":{"level":"INFO","message":"<****>"}}""" + "\n");
    }

    [Fact]
    public async Task Writing_fails_when_stdout_does()
    {
        var writer = new MessageWriter(new MemoryStream([], writable: false));
        Write(writer, "{}");

        await Should.ThrowAsync<NotSupportedException>(async () => await writer.FlushAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Text_that_utf8_cannot_hold_becomes_a_replacement_character()
    {
        var line = await Output.TextAsync(writer => writer.Write(new LogMessage(LogLevel.Info, "lone \ud800 half")));

        JsonConvert.DeserializeObject<JObject>(line)!["log"]!["message"]!.ToString().ShouldBe("lone \ufffd half");
    }

    private static string Line(string data) =>
        """{"type":"RECORD","record":{"stream":"contacts","data":""" + data + ",\"emitted_at\":1767614400123}}\n";

    private static void Write(MessageWriter writer, string record, string injected = "") =>
        writer.WriteRecord(_contacts, Encoding.UTF8.GetBytes(record), Encoding.UTF8.GetBytes(injected), Some.Instant);

    private sealed class CountingStream : MemoryStream
    {
        public int Writes { get; private set; }

        public int Flushes { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            return base.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            Flushes++;
            return base.FlushAsync(cancellationToken);
        }
    }
}
