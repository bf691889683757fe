using Airbyte.Protocol.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol.Tests.Messages;

public sealed class MessageLineTests
{
    public static TheoryData<AirbyteMessage, string> Messages
    {
        get
        {
            var data = new TheoryData<AirbyteMessage, string>();
            foreach (var (message, line) in Some.OfEveryKind) data.Add(message, line);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public async Task A_message_is_exactly_this_line(AirbyteMessage message, string line) =>
        (await Output.TextAsync(writer => writer.Write(message))).ShouldBe(line + "\n");

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public async Task A_message_obeys_the_protocols_schema(AirbyteMessage message, string line) =>
        (await ProtocolSchema.ErrorsAsync(message.ToJson())).ShouldBeEmpty(line);

    [Fact]
    public async Task A_record_line_obeys_the_protocols_schema()
    {
        var line = await Output.TextAsync(writer => writer.WriteRecord(new RecordLine("contacts"), """{"id":"1"}"""u8, "\"a\":1"u8, Some.Instant));

        (await ProtocolSchema.ErrorsAsync(JObject.Parse(line))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1,"stream_status":{"stream_descriptor":{"name":"tags"},"status":"DONE"}}}""")]
    [InlineData("""{"type":"RECORD","record":{"stream":"tags","emitted_at":1}}""")]
    [InlineData("""{"log":{"level":"INFO","message":"m"}}""")]
    public async Task The_schema_refuses_what_is_no_message(string line) =>
        (await ProtocolSchema.ErrorsAsync(JObject.Parse(line))).ShouldNotBeEmpty();

    [Fact]
    public void Every_kind_of_message_is_among_those_tested()
    {
        var kinds = typeof(AirbyteMessage).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AirbyteMessage)) && !type.IsAbstract);

        kinds.Except(Some.OfEveryKind.Select(pair => pair.Message.GetType())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(1, "1.0")]
    [InlineData(123_456_789_012, "123456789012.0")]
    public async Task The_record_count_has_a_decimal_point(long count, string text) =>
        (await Output.TextAsync(writer => writer.Write(new StateMessage("tags", [], count)))).ShouldContain($"\"recordCount\":{text}}}");
}
