using Connector.Engine.Tests.Support;
using Newtonsoft.Json;

namespace Connector.Engine.Tests.Emitting;

public sealed class StreamOutputTests
{
    private static readonly Window _window = new(new Interval(Some.StartDate, long.MaxValue));

    [Fact]
    public void A_limit_that_is_lowered_does_not_lower_what_was_claimed()
    {
        var output = Of(Some.Contacts);
        output.Close(new Interval(Some.StartDate, long.MaxValue));
        Watermark(output, Some.Cap).ShouldBe(Some.Cap);

        output.Wrote(1);

        Watermark(output, Some.Cap - 3_600).ShouldBe(Some.Cap, "it has been written");
    }

    [Fact]
    public void A_state_that_says_nothing_new_is_none_but_records_are_new()
    {
        var output = Of(Some.Contacts);
        output.NextState(Some.Cap).ShouldNotBeNull();
        output.NextState(Some.Cap).ShouldBeNull();

        output.Wrote(1);

        output.NextState(Some.Cap).ShouldNotBeNull().RecordCount.ShouldBe(1);
    }

    [Fact]
    public void Parents_known_from_the_middle_of_a_window_close_nothing_below()
    {
        var output = Of(Some.Parts);

        output.ParentsKnown(_window, [], new Interval(Some.StartDate + 100, Some.StartDate + 200));
        Watermark(output, Some.Cap).ShouldBe(Some.StartDate - 1, "what lies before has not come");
        output.ParentsKnown(_window, [], new Interval(Some.StartDate, Some.StartDate + 200));

        Watermark(output, Some.Cap).ShouldBe(Some.StartDate + 199);
    }

    [Fact]
    public void Once_a_stream_has_ended_pages_without_parents_close_nothing_of_it()
    {
        var output = Of(Some.Parts);
        output.ParentsKnown(_window, [new ParentRecord("1", Some.StartDate + 5)], new Interval(Some.StartDate, Some.StartDate + 50));
        output.End(isWhole: false);
        var state = Text(output);

        output.ParentsKnown(_window, [], new Interval(Some.StartDate, Some.StartDate + 200));
        output.ParentRead(_window, new ParentRecord("1", Some.StartDate + 5), gone: false);

        output.Wrote(1);
        Text(output).ShouldBe(state);
    }

    /// <summary>Else a tick would take back that the refresh has ended, and the next sync would read it all again.</summary>
    [Fact]
    public void The_state_of_a_refresh_that_has_ended_stays_what_it_is()
    {
        var saved = $$$"""{"updated_at":{{{Some.Now - 5_000}}},"start_date":{{{Some.StartDate - 7}}},"refresh":{"ended":true,"sync_id":7}}""";
        var plan = new Planner(Some.Catalog, Some.Settings, DateTimeOffset.FromUnixTimeSeconds(Some.Now)).Plan(Some.Refresh(7, Some.Contacts), Some.States((Some.Contacts, saved)));

        Text(new StreamOutput(plan.Streams[0])).ShouldBe(saved);
    }

    /// <summary>Nothing could tell that it is the same refresh, so nothing may be left out on its account.</summary>
    [Fact]
    public void Without_cursor_and_number_the_state_of_a_refresh_does_not_say_that_it_is_one()
    {
        var plan = new Planner(Some.Catalog, Some.Settings, DateTimeOffset.FromUnixTimeSeconds(Some.Now)).Plan(Some.Refresh(null, Some.Tags), Some.States());

        Text(new StreamOutput(plan.Streams[0])).ShouldBe("""{"__ab_no_cursor_state_message":true}""");
    }

    private static StreamOutput Of(StreamDefinition stream) => new(Some.Plan(stream).Streams[0]);

    private static long Watermark(StreamOutput output, long cap) => output.NextState(cap).ShouldNotBeNull().State.Watermark();

    private static string Text(StreamOutput output) => output.NextState(Some.Cap).ShouldNotBeNull().State.ToString(Formatting.None);
}
