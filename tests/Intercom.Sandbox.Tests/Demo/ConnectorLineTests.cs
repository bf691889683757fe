using Intercom.Sandbox.Demo.Running;

namespace Intercom.Sandbox.Tests.Demo;

public sealed class ConnectorLineTests
{
    [Fact]
    public void A_record_gives_its_stream_and_its_data()
    {
        var record = Parse<ConnectorMessage.Record>("""{"type":"RECORD","record":{"stream":"tags","data":{"id":"7","name":"VIP"},"emitted_at":1}}""");

        record.Stream.ShouldBe("tags");
        record.Data.GetProperty("name").GetString().ShouldBe("VIP");
    }

    [Fact]
    public void A_state_gives_both_what_the_next_read_takes_and_the_streams_own_value()
    {
        var state = Parse<ConnectorMessage.State>(
            """{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":5}},"sourceStats":{"recordCount":2.0}}}""");

        state.Stream.ShouldBe("contacts");
        state.Value.GetRawText().ShouldBe("""{"updated_at":5}""");
        state.Whole.GetProperty("type").GetString().ShouldBe("STREAM");
    }

    [Theory]
    [InlineData("\"status\":\"STARTED\"", (int)StreamPhase.Started)]
    [InlineData("\"status\":\"RUNNING\"", (int)StreamPhase.Running)]
    [InlineData("\"status\":\"RUNNING\",\"reasons\":[{\"type\":\"RATE_LIMITED\",\"rate_limited\":{\"quota_reset\":9}}]", (int)StreamPhase.Throttled)]
    [InlineData("\"status\":\"COMPLETE\"", (int)StreamPhase.Complete)]
    [InlineData("\"status\":\"INCOMPLETE\"", (int)StreamPhase.Incomplete)]
    public void A_stream_status_gives_phase_and_time(string status, int phase)
    {
        var line = """{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1500,"stream_status":{"stream_descriptor":{"name":"teams"},""" + status + "}}}";

        Parse<ConnectorMessage.Status>(line).ShouldBe(new ConnectorMessage.Status("teams", (StreamPhase)phase, DateTimeOffset.FromUnixTimeMilliseconds(1500)));
    }

    [Theory]
    [InlineData("""{"message":"no","failure_type":"config_error","stream_descriptor":{"name":"teams"}}""", "teams")]
    [InlineData("""{"message":"no","failure_type":"config_error"}""", null)]
    public void An_error_gives_its_words_and_the_stream_if_it_has_one(string error, string? stream)
    {
        var line = """{"type":"TRACE","trace":{"type":"ERROR","emitted_at":1,"error":""" + error + "}}";

        Parse<ConnectorMessage.Error>(line).ShouldBe(new ConnectorMessage.Error(stream, "no"));
    }

    [Fact]
    public void An_estimate_gives_the_rows_to_come() =>
        Parse<ConnectorMessage.Estimate>("""{"type":"TRACE","trace":{"type":"ESTIMATE","emitted_at":1,"estimate":{"name":"contacts","type":"STREAM","row_estimate":3000}}}""")
            .ShouldBe(new ConnectorMessage.Estimate("contacts", 3000));

    [Fact]
    public void A_failed_check_gives_its_reason() =>
        Parse<ConnectorMessage.Connection>("""{"type":"CONNECTION_STATUS","connectionStatus":{"status":"FAILED","message":"token revoked"}}""")
            .ShouldBe(new ConnectorMessage.Connection(false, "token revoked"));

    [Fact]
    public void A_successful_check_needs_no_reason() =>
        Parse<ConnectorMessage.Connection>("""{"type":"CONNECTION_STATUS","connectionStatus":{"status":"SUCCEEDED"}}""")
            .ShouldBe(new ConnectorMessage.Connection(true, null));

    [Fact]
    public void A_message_the_demo_has_no_use_for_is_not_foreign() =>
        Parse<ConnectorMessage.Other>("""{"type":"SPEC","spec":{}}""").Type.ShouldBe("SPEC");

    [Theory]
    [InlineData("")]
    [InlineData("Unhandled exception.")]
    [InlineData("[1]")]
    [InlineData("{\"type\":\"RECORD\"}")]
    [InlineData("{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":null}}")]
    public void A_line_that_is_no_message_is_foreign_and_kept(string line) => Parse<ConnectorMessage.Foreign>(line).Line.ShouldBe(line);

    private static T Parse<T>(string line)
        where T : ConnectorMessage => ConnectorLine.Parse(line).ShouldBeOfType<T>();
}
