using System.Text;
using Airbyte.Protocol;
using Connector.Engine.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Emitting;

/// <summary>Records go out in blocks: neither one by one, nor more than a block late.</summary>
public sealed class RecordLinesTests
{
    private const int Block = 128 * 1024;
    private readonly MemoryStream _stdout = new();
    private readonly FakeTimeProvider _clock = new(TestKit.TestTime.Start);

    [Theory]
    [InlineData(10, 100, 0)]
    [InlineData(10, 20_000, 1)]
    [InlineData(30, 20_000, 4)]
    public async Task They_go_out_when_a_block_is_full(int records, int size, int blocks)
    {
        var messages = new MessageWriter(_stdout);
        var lines = new RecordLines(new TimedOutput(messages, _clock), new StatusLines(messages, _clock), _clock);
        var rows = Enumerable.Range(0, records).Select(n => $$"""{"id":"{{n}}","pad":"{{new string('x', size)}}"}""");
        using var page = new Page(RecordScanner.Scan(Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(',', rows)}}]}"""), new RecordShape("data", "id", null)), _stdout);

        await lines.WriteAsync(new StreamOutput(Some.Plan(Some.Contacts).Streams[0]), page, (_, _) => true, TestContext.Current.CancellationToken);

        _stdout.Length.ShouldBeInRange(blocks * Block, blocks * (Block + size + 200));
        (messages.BytesWritten - _stdout.Length).ShouldBeLessThan(Block);
    }

    [Theory]
    [InlineData(false, "all", "all")]
    [InlineData(true, "1", "2")]
    public async Task What_a_page_adds_to_its_records_may_differ_from_one_to_the_next(bool differs, string first, string second)
    {
        var messages = new MessageWriter(_stdout);
        var lines = new RecordLines(new TimedOutput(messages, _clock), new StatusLines(messages, _clock), _clock);
        var body = RecordScanner.Scan("""{"data":[{"id":"1"},{"id":"2"}]}"""u8.ToArray(), new RecordShape("data", "id", null));
        using var page = new Page(body, Stream.Null)
        {
            Injected = differs ? record => Of(body.Key(record)!) : _ => Of("all"),
        };

        await lines.WriteAsync(new StreamOutput(Some.Plan(Some.Contacts).Streams[0]), page, (_, _) => true, TestContext.Current.CancellationToken);
        await messages.FlushAsync(TestContext.Current.CancellationToken);

        var written = Encoding.UTF8.GetString(_stdout.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).Where(line => line["record"] is not null);
        written.Select(line => (string?)line["record"]!["data"]!["added"]).ShouldBe([first, second]);
    }

    private static ReadOnlyMemory<byte> Of(string value) => Encoding.UTF8.GetBytes($"\"added\":\"{value}\"");
}
