using System.Text;
using Airbyte.Protocol;
using Connector.Engine.Tests.Support;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Checkpointing;

public sealed class StateCodecTests
{
    /// <summary>Cursors of other connectors lie one index lag too late.</summary>
    private const long Lag = IndexLag.Seconds;

    [Theory]
    [InlineData("""{"updated_at":1795269708}""", 1795269708 - Lag)]
    [InlineData("""{"updated_at":1795269708.0}""", 1795269708 - Lag)]
    [InlineData("""{"updated_at":1795269708.9}""", 1795269708 - Lag)]
    [InlineData("""{"updated_at":"1795269708"}""", 1795269708 - Lag)]
    [InlineData("""{"updated_at":"1795269708.5"}""", 1795269708 - Lag)]
    [InlineData("""{"updated_at":"2026-11-21T13:21:48Z"}""", 1795267308 - Lag)]
    [InlineData("""{"updated_at":"2026-11-21T14:21:48+01:00"}""", 1795267308 - Lag)]
    [InlineData("""{"updated_at":"2026-11-21T13:21:48.000000"}""", 1795267308 - Lag)]
    [InlineData("""{"updated_at":7,"made_up":{"a":[]},"closed":null}""", 7 - Lag)]
    [InlineData("""{"updated_at":9000,"start_date":"2024-01-01"}""", 9000 - Lag)]
    [InlineData("""{"updated_at":9000,"start_date":null,"refresh":7}""", 9000 - Lag)]
    [InlineData("""{"updated_at":9000,"start_date":5}""", 9000)]
    [InlineData("""{"updated_at":9000,"start_date":5,"lookback_window":100}""", 9000)]
    public void A_plain_stream_is_resumed_from_its_cursor_however_it_is_spelled(string json, long expected) =>
        Decode(Some.Contacts, json).Watermark.ShouldBe(expected);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"updated_at":null}""")]
    [InlineData("""{"updated_at":""}""")]
    [InlineData("""{"created_at":7}""")]
    [InlineData("""{"__ab_no_cursor_state_message":true}""")]
    public void A_state_without_the_cursor_holds_nothing(string json) => Decode(Some.Contacts, json).ShouldBe(SavedState.None);

    [Fact]
    public void A_cursor_of_text_is_written_as_text_and_read_again()
    {
        var stream = Some.Contacts with { CursorIsText = true };

        var state = StateCodec.Encode(stream, new SavedState(1_795_267_308, new IntervalSet()) { StartDate = 5 });

        state.ToString(Formatting.None).ShouldBe("""{"updated_at":"2026-11-21T13:21:48Z","start_date":5}""");
        StateCodec.Decode(stream, state).Watermark.ShouldBe(1_795_267_308);
    }

    [Fact]
    public void Activity_logs_go_by_their_own_cursor() => Decode(Some.Logs, """{"created_at":1795232925}""").Watermark.ShouldBe(1795232925 - Lag);

    [Theory]
    [InlineData("""{"use_global_cursor":true,"lookback_window":0,"state":{"updated_at":900},"parent_state":{"conversations":{"updated_at":800}}}""", 800 - Lag)]
    [InlineData("""{"use_global_cursor":true,"lookback_window":0,"state":{"updated_at":700},"parent_state":{"conversations":{"updated_at":800}}}""", 700 - Lag)]
    [InlineData("""{"use_global_cursor":true,"state":{"updated_at":"1700"},"parent_state":{"conversations":{"updated_at":"1800"}}}""", 1700 - Lag)]
    [InlineData("""{"use_global_cursor":true,"state":{"updated_at":700},"parent_state":null}""", 700 - Lag)]
    [InlineData("""{"use_global_cursor":true,"state":{"updated_at":700},"parent_state":{}}""", 700 - Lag)]
    [InlineData("""{"use_global_cursor":true,"state":null,"parent_state":{"conversations":{"updated_at":800}}}""", 800 - Lag)]
    [InlineData("""{"use_global_cursor":false,"states":[{"partition":{"id":"1","parent_slice":{}},"cursor":{"updated_at":600}},{"partition":{"id":"2"},"cursor":{"updated_at":500}}],"parent_state":{"conversations":{"updated_at":800}}}""", 500 - Lag)]
    [InlineData("""{"use_global_cursor":false,"states":[],"parent_state":{"conversations":{"updated_at":800}}}""", 800 - Lag)]
    [InlineData("""{"use_global_cursor":false,"states":null,"state":{"updated_at":800}}""", 800 - Lag)]
    [InlineData("""{"updated_at":900,"prior_state":{"updated_at":700,"conversations":{"updated_at":1}},"conversations":{"updated_at":800}}""", 700 - Lag)]
    [InlineData("""{"updated_at":900,"prior_state":{},"conversations":{"updated_at":800}}""", 800 - Lag)]
    [InlineData("""{"updated_at":"","prior_state":{"updated_at":""},"conversations":{"updated_at":800}}""", 800 - Lag)]
    [InlineData("""{"updated_at":900}""", 900 - Lag)]
    [InlineData("""{"use_global_cursor":true,"lookback_window":86400,"state":{"updated_at":"900000"}}""", 900000 - 86400 - Lag)]
    [InlineData("""{"use_global_cursor":true,"lookback_window":-5,"state":{"updated_at":"900"}}""", 900 - Lag)]
    [InlineData("""{"use_global_cursor":true,"lookback_window":"P1D","state":{"updated_at":"900"}}""", 900 - Lag)]
    [InlineData("""{"use_global_cursor":true,"lookback_window":7,"state":{"updated_at":900},"start_date":1}""", 900)]
    public void A_substream_is_resumed_from_the_earliest_cursor_of_all(string json, long expected) =>
        Decode(Some.Parts, json).Watermark.ShouldBe(expected);

    [Fact]
    public void A_state_of_25_000_partitions_gives_their_earliest_cursor()
    {
        var partitions = Enumerable.Range(0, 25_000).Select(i => new JObject
        {
            ["partition"] = new JObject { ["id"] = $"{i}" },
            ["cursor"] = new JObject { ["updated_at"] = $"{1_700_000_000 + Math.Abs(i - 17_000)}" },
        });

        StateCodec.Decode(Some.Parts, new JObject { ["states"] = new JArray(partitions) }).Watermark.ShouldBe(1_700_000_000 - Lag);
    }

    [Fact]
    public void Of_a_stream_without_cursor_only_the_refresh_counts()
    {
        Decode(Some.Tags, """{"updated_at":[],"closed":7}""").ShouldBe(SavedState.None);
        Decode(Some.Tags, """{"__ab_no_cursor_state_message":true,"refresh":{"ended":true,"sync_id":7}}""").Refresh.ShouldBe(new RefreshMark(7, true));
    }

    [Theory]
    [InlineData("""{"updated_at":"soon"}""", "updated_at")]
    [InlineData("""{"updated_at":true}""", "updated_at")]
    [InlineData("""{"updated_at":[7]}""", "updated_at")]
    [InlineData("""{"updated_at":{}}""", "updated_at")]
    [InlineData("""{"updated_at":99999999999999999999}""", "updated_at")]
    [InlineData("""{"updated_at":"99999999999999999999"}""", "updated_at")]
    [InlineData("""{"updated_at":1e300}""", "updated_at")]
    [InlineData("""{"updated_at":1e15}""", "updated_at")]
    [InlineData("""{"updated_at":"1000000000000000.0"}""", "updated_at")]
    [InlineData("""{"updated_at":7,"closed":{}}""", "closed")]
    [InlineData("""{"updated_at":7,"closed":[7]}""", "closed[0]")]
    [InlineData("""{"updated_at":7,"closed":[[1,2],[3]]}""", "closed[1]")]
    [InlineData("""{"updated_at":7,"closed":[["1","2"]]}""", "closed[0]")]
    [InlineData("""{"updated_at":7,"closed":[[1,99999999999999999999]]}""", "closed[0]")]
    public void A_plain_state_that_is_not_understood_names_the_stream_and_the_member(string json, string member) =>
        ShouldName(Some.Contacts, json, member);

    [Theory]
    [InlineData("""{"state":7}""", "state")]
    [InlineData("""{"state":{"updated_at":"soon"}}""", "state.updated_at")]
    [InlineData("""{"parent_state":7}""", "parent_state")]
    [InlineData("""{"parent_state":[]}""", "parent_state")]
    [InlineData("""{"parent_state":{"conversations":7}}""", "parent_state.conversations")]
    [InlineData("""{"conversations":"7"}""", "conversations")]
    [InlineData("""{"prior_state":[]}""", "prior_state")]
    [InlineData("""{"states":7}""", "states")]
    [InlineData("""{"states":{}}""", "states")]
    [InlineData("""{"states":[7]}""", "states[0]")]
    [InlineData("""{"states":[{"cursor":{"updated_at":7}},{"cursor":7}]}""", "states[1].cursor")]
    public void A_substreams_state_that_is_not_understood_names_the_stream_and_the_member(string json, string member) =>
        ShouldName(Some.Parts, json, member);

    [Fact]
    public void Cursors_are_written_as_numbers_in_the_established_shape()
    {
        Text(Some.Contacts, new SavedState(1795269708, new IntervalSet())).ShouldBe("""{"updated_at":1795269708}""");
        Text(Some.Logs, new SavedState(7, new IntervalSet(new Interval(9, 12)))).ShouldBe("""{"created_at":7,"closed":[[9,12]]}""");
        Text(Some.Parts, new SavedState(7, new IntervalSet())).ShouldBe(
            """{"use_global_cursor":true,"lookback_window":0,"state":{"updated_at":7},"parent_state":{"conversations":{"updated_at":7}}}""");
        Text(Some.Tags, SavedState.None).ShouldBe("""{"__ab_no_cursor_state_message":true}""");
    }

    [Fact]
    public void A_state_says_where_it_begins_to_speak_and_of_which_refresh_it_is()
    {
        var saved = new SavedState(7, new IntervalSet()) { StartDate = 3, Refresh = new RefreshMark(12, HasEnded: false) };

        Text(Some.Contacts, saved).ShouldBe("""{"updated_at":7,"start_date":3,"refresh":{"ended":false,"sync_id":12}}""");
        Text(Some.Tags, SavedState.None with { Refresh = new RefreshMark(null, HasEnded: true) })
            .ShouldBe("""{"__ab_no_cursor_state_message":true,"refresh":{"ended":true}}""");
    }

    [Fact]
    public void What_is_written_is_read_back() => Holds.For(Holds.Intervals(500).ArrayOf().Zip(Gen.Choose(0, 1_000)), drawn =>
    {
        var saved = new SavedState(drawn.Item2, new IntervalSet(drawn.Item1))
        {
            StartDate = drawn.Item2 / 2,
            Refresh = drawn.Item2 % 3 == 0 ? null : new RefreshMark(drawn.Item2 % 2 == 0 ? drawn.Item2 : null, drawn.Item2 % 5 == 0),
        };
        foreach (var stream in new StreamDefinition[] { Some.Contacts, Some.Logs, Some.Parts, Some.Segments })
        {
            var read = Decode(stream, Text(stream, saved));

            read.Watermark.ShouldBe(saved.Watermark);
            read.Closed.Intervals.ShouldBe(saved.Closed.Intervals);
            read.StartDate.ShouldBe(saved.StartDate);
            read.Refresh.ShouldBe(saved.Refresh);
        }
    });

    [Fact]
    public void A_state_with_80_closed_windows_stays_below_10_kilobytes()
    {
        var windows = Enumerable.Range(0, 80).Select(i => new Interval(Some.StartDate + (i * 1_000), Some.StartDate + (i * 1_000) + 500));

        Encoding.UTF8.GetByteCount(Text(Some.Parts, new SavedState(Some.StartDate, new IntervalSet([.. windows])))).ShouldBeLessThan(10_000);
    }

    private static void ShouldName(StreamDefinition stream, string json, string member)
    {
        var failure = Should.Throw<ConnectorException>(() => Decode(stream, json));

        failure.Kind.ShouldBe(FailureKind.ConfigError);
        failure.Message.ShouldContain($"stream `{stream.Name}`");
        failure.Message.ShouldContain($"`{member}` must be ");
    }

    /// <summary>Read as the files are: text that looks like a date stays text.</summary>
    private static SavedState Decode(StreamDefinition stream, string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return StateCodec.Decode(stream, JObject.Load(reader));
    }

    private static string Text(StreamDefinition stream, SavedState saved) => StateCodec.Encode(stream, saved).ToString(Formatting.None);
}
