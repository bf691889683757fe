using System.Text.Json;
using Intercom.Sandbox.Demo.Progress;

namespace Intercom.Sandbox.Tests.Demo;

public sealed class StateSummaryTests
{
    [Theory]
    [InlineData("""{"updated_at":1795296531}""", "2026-11-21 21:28")]
    [InlineData("""{"created_at":0}""", "1970-01-01 00:00")]
    [InlineData("""{"use_global_cursor":true,"lookback_window":0,"state":{"updated_at":1795296531},"parent_state":{}}""", "2026-11-21 21:28")]
    [InlineData("""{"updated_at":1795296531,"closed":[[1,2],[5,9]]}""", "2026-11-21 21:28 +2")]
    [InlineData("""{"start_date":1577836800,"updated_at":"2026-11-21T21:28:51.000Z"}""", "2026-11-21 21:28")]
    [InlineData("""{"start_date":1577836800,"state":{"article_updated_at":1795296531},"parent_state":{}}""", "2026-11-21 21:28")]
    [InlineData("""{"__ab_no_cursor_state_message":true}""", "read whole")]
    public void A_state_is_its_watermark_in_a_few_characters(string state, string summary) =>
        StateSummary.Of(JsonElement.Parse(state)).ShouldBe(summary);

    [Fact]
    public void A_stream_that_printed_no_state_says_so() => StateSummary.Of(null).ShouldBe("none");
}
