using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol.Tests.State;

public sealed class StateInputTests
{
    public static TheoryData<string> None => ["null", "[]", "{}"];

    public static TheoryData<string> OneStream =>
    [
        """[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}}]""",
        """[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts","namespace":null},"stream_state":{"updated_at":7}},"global":null,"data":null}]""",
        """{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}}""",
        """{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}},"sourceStats":{"recordCount":1.0}}}""",
        """[{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}}}]""",
        """[{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}]""",
        """[{"stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}}]""",
        """{"type":"GLOBAL","global":{"shared_state":{"x":1},"stream_states":[{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}]}}""",
        """[{"type":"GLOBAL","global":{"stream_states":[{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}]}}]""",
        """{"global":{"stream_states":[{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}}]}}""",
        """{"type":"LEGACY","data":{"contacts":{"updated_at":7}}}""",
        """[{"type":"LEGACY","data":{"contacts":{"updated_at":7}}}]""",
        """{"data":{"contacts":{"updated_at":7}}}""",
        """{"contacts":{"updated_at":7}}""",
        """{"contacts":{"updated_at":7},"tickets":null}""",
    ];

    public static TheoryData<string, string> Malformed => new()
    {
        { "7", "the state is not a JSON object" },
        { "\"contacts\"", "the state is not a JSON object" },
        { "[[]]", "entry 0 is not a JSON object" },
        { """[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"}}},7]""", "entry 1 is not a JSON object" },
        { """[{"type":"STREAM"}]""", "entry 0 has type `STREAM`" },
        { """[{"type":"STREAM","stream":null}]""", "entry 0 has type `STREAM`" },
        { """[{"type":"PER_STREAM","stream":{}}]""", "entry 0 has type `PER_STREAM`" },
        { """[{"type":"STREAM","stream":{"stream_state":{}}}]""", "entry 0 has no `stream_descriptor.name`" },
        { """[{"type":"STREAM","stream":{"stream_descriptor":null,"stream_state":{}}}]""", "entry 0 has no `stream_descriptor.name`" },
        { """[{"type":"STREAM","stream":{"stream_descriptor":"contacts","stream_state":{}}}]""", "entry 0 has no `stream_descriptor.name`" },
        { """[{"type":"STREAM","stream":{"stream_descriptor":["contacts"],"stream_state":{}}}]""", "entry 0 has no `stream_descriptor.name`" },
        { """[{"type":"STREAM","stream":{"stream_descriptor":{"name":""},"stream_state":{}}}]""", "entry 0 has no `stream_descriptor.name`" },
        { """[{"type":"STREAM","stream":{"stream_descriptor":{"name":7},"stream_state":{}}}]""", "entry 0 has no `stream_descriptor.name`" },
        { """[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":"7"}}]""", "stream `contacts`" },
        { """{"contacts":7}""", "stream `contacts`" },
        { """{"type":"LEGACY","data":{"contacts":[]}}""", "stream `contacts`" },
        { """{"type":"GLOBAL","global":{}}""", "the state is GLOBAL without a list `stream_states`" },
        { """{"type":"GLOBAL","global":{"stream_states":[7]}}""", "stream_states[0] is not a JSON object" },
        { """[{"type":"GLOBAL","global":{"stream_states":[{"stream_descriptor":{}}]}}]""", "entry 0, stream_states[0] has no `stream_descriptor.name`" },
    };

    [Theory]
    [MemberData(nameof(None))]
    [InlineData("""{"type":"LEGACY","data":{}}""")]
    [InlineData("""{"type":"LEGACY","data":null}""")]
    [InlineData("""[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":null}}]""")]
    [InlineData("""[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"}}}]""")]
    public void Nothing_saved_is_no_state(string json) => StateInput.Parse(JToken.Parse(json)).ShouldBeEmpty();

    [Fact]
    public void No_file_is_no_state() => StateInput.Parse(null).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(OneStream))]
    public void Every_form_platforms_have_used_is_read(string json)
    {
        var states = StateInput.Parse(JToken.Parse(json));

        states.Keys.ShouldBe(["contacts"]);
        states["contacts"].ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"updated_at":7}""");
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_not_understood_is_a_config_error_that_names_the_entry_or_stream(string json, string names)
    {
        var failure = Should.Throw<ConnectorException>(() => StateInput.Parse(JToken.Parse(json)));

        failure.Kind.ShouldBe(FailureKind.ConfigError);
        failure.Message.ShouldContain(names);
    }

    [Fact]
    public void The_last_state_of_a_stream_counts_because_output_kept_as_state_is_in_order()
    {
        var states = StateInput.Parse(new JArray(Entry("contacts", 1), Entry("tickets", 2), Entry("contacts", 3)));

        ((long)states["contacts"]["updated_at"]!).ShouldBe(3);
        ((long)states["tickets"]["updated_at"]!).ShouldBe(2);
    }

    [Fact]
    public void A_state_of_25_000_partitions_comes_through_whole()
    {
        var partitions = new JArray(Enumerable.Range(0, 25_000).Select(i => new JObject
        {
            ["partition"] = new JObject { ["id"] = $"{i}", ["parent_slice"] = new JObject() },
            ["cursor"] = new JObject { ["updated_at"] = $"{1_700_000_000 + i}" },
        }));
        var entry = Entry("conversation_parts", 0);
        entry["stream"]!["stream_state"] = new JObject { ["use_global_cursor"] = false, ["states"] = partitions };

        var state = StateInput.Parse(JToken.Parse(new JArray(entry).ToString()))["conversation_parts"];

        ((JArray)state["states"]!).Count.ShouldBe(25_000);
        ((string?)state["states"]![24_999]!["cursor"]!["updated_at"]).ShouldBe("1700024999");
    }

    private static JObject Entry(string stream, long cursor) => new()
    {
        ["type"] = "STREAM",
        ["stream"] = new JObject
        {
            ["stream_descriptor"] = new JObject { ["name"] = stream },
            ["stream_state"] = new JObject { ["updated_at"] = cursor },
        },
    };
}
