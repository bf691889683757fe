using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.Protocol;

/// <summary>That the schema refuses what is wrong: else the tests by it prove nothing.</summary>
public sealed class ProtocolSchemaSelfTests
{
    [Theory]
    [InlineData("""{"type":"RECORDS"}""")]
    [InlineData("""{"type":"LOG","log":{"level":"LOUD","message":"x"}}""")]
    [InlineData("""{"type":"RECORD","record":{"stream":"contacts","data":{}}}""")]
    [InlineData("""{"type":"RECORD","record":{"stream":"contacts","data":[],"emitted_at":1}}""")]
    [InlineData("""{"type":"STATE","state":{"type":"STREAM","stream":{"stream_state":{}}}}""")]
    [InlineData("""{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1,"stream_status":{"stream_descriptor":{"name":"x"},"status":"DONE"}}}""")]
    [InlineData("""{"type":"TRACE","trace":{"type":"ERROR","emitted_at":1,"error":{"failure_type":"config_error"}}}""")]
    [InlineData("""{"type":"CONNECTION_STATUS","connectionStatus":{"status":"OK"}}""")]
    public async Task What_is_no_protocol_message_is_refused(string line)
    {
        var schema = await ProtocolSchema.RequireAsync();

        schema.Violations((JObject)JsonFile.Parse(line)).ShouldNotBeEmpty();
    }
}
