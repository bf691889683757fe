using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>All streams at once: nothing missing, nothing besides, nothing twice, and no request too many.</summary>
public sealed class LargeReadTests(LargeRead read) : IClassFixture<LargeRead>
{
    public static TheoryData<string> Streams => [.. Some.AllStreams];

    [Fact]
    public void It_ends_well()
    {
        read.Run.ExitCode.ShouldBe(0);
        read.Run.Errors.ShouldBeEmpty();
        read.Run.Warnings.ShouldBeEmpty();
        read.Run.Statuses.Where(status => status.IsTerminal).ShouldAllBe(status => status.Status == "COMPLETE");
    }

    [Theory, MemberData(nameof(Streams))]
    public void Every_row_is_emitted_once_as_the_API_serves_it(string stream)
    {
        Truth.Compare(read.Sandbox, read.Run, [stream]).ShouldBeExact();
        read.Run.RecordsOf(stream).Count.ShouldBe(read.Sandbox.Workspace.Truth(stream).Count);
    }

    [Fact]
    public void The_workspace_is_as_large_as_asked_for()
    {
        read.Run.RecordsOf("contacts").Count.ShouldBe(3_000);
        read.Run.RecordsOf("companies").Count.ShouldBe(700);
        read.Run.RecordsOf("conversations").Count.ShouldBe(1_500);
        read.Run.RecordsOf("tickets").Count.ShouldBe(600);
    }

    [Fact]
    public void Companies_are_scrolled_once_for_themselves_and_their_segments()
    {
        read.Sandbox.Report.ScrollsOpened.ShouldBe(1);
        Requests("GET /companies/scroll").ShouldBe(8); // seven pages of a hundred, and the empty one that ends it
        Requests("GET /companies/{id}/segments").ShouldBe(700);
    }

    [Fact]
    public void Conversations_are_searched_once_for_themselves_and_their_parts()
    {
        // Ten pages of 150, and one of slack for each window that idle readers happen to cut off; twice for both would be twenty.
        Requests("POST /conversations/search").ShouldBeInRange(10, 19);
        Requests("GET /conversations/{id}").ShouldBe(1_500);
    }

    [Fact]
    public void Lists_are_asked_for_once()
    {
        foreach (var endpoint in new[] { "GET /admins", "GET /tags", "GET /teams", "GET /segments" }) Requests(endpoint).ShouldBe(1);
        Requests("GET /data_attributes").ShouldBe(2);
    }

    [Fact]
    public void Contacts_are_searched_once_for_themselves_and_what_their_records_hold()
    {
        Requests("POST /contacts/search").ShouldBeInRange(20, 39);
        Requests("GET /contacts/{id}/tags").ShouldBe(40);
        Requests("GET /contacts/{id}/companies").ShouldBeInRange(40, 80);
        Requests("GET /contacts/{id}/notes").ShouldBe(3_000);
        Requests("POST /tickets/search").ShouldBeInRange(4, 7);
    }

    [Fact]
    public void Lists_in_pages_are_read_to_their_end_and_their_front_again()
    {
        Requests("GET /articles").ShouldBe(11);
        Requests("GET /articles/{id}").ShouldBe(230);
        Requests("GET /conversations/deleted").ShouldBe(10);
        Requests("GET /calls").ShouldBe(15);
        Requests("POST /calls/search").ShouldBeInRange(1, 17);
        Requests("GET /custom_object_instances/{type}").ShouldBe(8);
    }

    [Fact]
    public void Parts_carry_what_the_conversation_says_of_itself()
    {
        var conversations = read.Run.RecordsOf("conversations").ToDictionary(conversation => conversation.Value<string>("id")!);
        foreach (var part in read.Run.RecordsOf("conversation_parts"))
        {
            var conversation = conversations[part["conversation_id"].ShouldBeOfType<JValue>().Value.ShouldBeOfType<string>()];
            part["conversation_created_at"].ShouldBe(conversation["created_at"]);
            part["conversation_updated_at"].ShouldBe(conversation["updated_at"]);
            part.Value<int>("conversation_total_parts").ShouldBe(read.Sandbox.Workspace.PartsOf(conversation.Value<string>("id")!).Count);
        }
    }

    [Fact]
    public void Every_stream_ends_with_a_state_no_later_than_the_sync_less_the_index_lag()
    {
        var startedAt = read.Run.Records.Min(record => record.EmittedAt) / 1_000;
        foreach (var stream in Some.AllStreams)
        {
            var state = read.Run.LastState(stream);
            if (stream == "macros") state.State["updated_at"]!.Type.ShouldBe(JTokenType.String); // ISO 8601, as its records have it
            else if (state.Watermark is { } watermark) watermark.ShouldBeInRange(startedAt - 700, startedAt - 600);
            else state.State.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"__ab_no_cursor_state_message":true}""");
        }
    }

    [Fact]
    public void States_stay_below_a_hundredth_of_the_output()
    {
        var all = read.Run.Lines.Sum(line => line.Length + 1L);
        var states = read.Run.States.Sum(state => read.Run.Lines[state.Line].Length + 1L);
        (states * 100).ShouldBeLessThan(all * 2); // each stream owes one state, however few its records
    }

    [Fact]
    public void Records_are_stamped_with_the_clock()
    {
        var emitted = read.Run.Records.Select(record => record.EmittedAt).ToList();
        (emitted.Max() - emitted.Min()).ShouldBeLessThan(180_000);
        DateTimeOffset.FromUnixTimeMilliseconds(emitted.Min()).Year.ShouldBeGreaterThan(2024);
    }

    [Fact]
    public void An_estimate_comes_with_each_search() =>
        read.Run.Estimates["contacts"].ShouldBeInRange(2_900, 3_000);

    private int Requests(string endpoint) => read.Sandbox.Report.Endpoints[endpoint].Requests;
}
