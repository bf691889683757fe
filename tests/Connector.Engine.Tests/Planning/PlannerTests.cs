using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Planning;

public sealed class PlannerTests
{
    private const long Saved = Some.Now - (100 * Some.Day);

    private static string SavedState(long watermark, string closed = "") => $$"""{"updated_at":{{watermark}}{{closed}},"start_date":{{Some.StartDate}}}""";

    [Fact]
    public void Without_a_state_reading_begins_at_the_start_date()
    {
        var plan = Some.Plan(Some.Contacts);

        plan.Passes.ShouldHaveSingleItem().Windows.ShouldBe([new Interval(Some.StartDate, long.MaxValue)]);
        plan.Warnings.ShouldBeEmpty();
        plan.Streams[0].Start.Watermark(Some.Cap).ShouldBe(Some.StartDate - 1);
    }

    [Fact]
    public void With_a_state_reading_begins_at_the_watermark_itself_whose_second_may_not_have_been_over()
    {
        var stream = Some.Plan(Some.Contacts, SavedState(Saved)).Streams.ShouldHaveSingleItem();

        stream.Start.Left().Intervals.ShouldBe([new Interval(Saved, long.MaxValue)]);
        stream.Owes(Saved).ShouldBeTrue();
        stream.Owes(Saved - 1).ShouldBeFalse();
        stream.Owes(null).ShouldBeTrue();
        stream.Start.Watermark(Some.Cap).ShouldBe(Saved);
    }

    [Fact]
    public void Windows_closed_beyond_the_watermark_are_not_read_again()
    {
        const long From = Saved + Some.Day;
        const long To = Saved + (3 * Some.Day);
        var plan = Some.Plan(Some.Contacts, SavedState(Saved, $",\"closed\":[[{From},{To}]]"));

        plan.Passes[0].Windows.ShouldBe([new Interval(Saved, From), new Interval(To, long.MaxValue)]);
        plan.Streams[0].Owes(To - 1).ShouldBeFalse();
        plan.Streams[0].Owes(To).ShouldBeTrue();
    }

    [Fact]
    public void Windows_that_a_narrow_closed_one_parts_are_read_as_one_and_what_is_closed_is_still_not_owed()
    {
        var plan = Some.Plan(Some.Contacts, SavedState(Saved, $",\"closed\":[[{Saved + 100},{Saved + 200}]]"));

        plan.Passes[0].Windows.ShouldBe([new Interval(Saved, long.MaxValue)]);
        plan.Streams[0].Owes(Saved + 150).ShouldBeFalse();
        plan.Streams[0].Owes(Saved + 200).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Some.Now + Some.Day)]
    [InlineData(long.MaxValue)]
    public void A_window_said_to_be_closed_later_than_could_be_known_is_read_all_the_same(long to)
    {
        var plan = Some.Plan(Some.Contacts, SavedState(Saved, $",\"closed\":[[{Saved + 100},{to}]]"));

        plan.Passes[0].Windows.ShouldBe([new Interval(Saved, Saved + 100), new Interval(Some.Cap + 1, long.MaxValue)]);
    }

    [Fact]
    public void A_lookback_starts_earlier_and_keeps_the_watermark()
    {
        var stream = Some.Plan(Some.Contacts, SavedState(Saved), Some.Settings with { Lookback = TimeSpan.FromDays(3) }).Streams[0];

        stream.Start.Start.ShouldBe(Saved - (3 * Some.Day));
        stream.Start.Watermark(Some.Cap).ShouldBe(Saved);
    }

    [Fact]
    public void A_lookback_does_not_reach_beyond_the_start_date() =>
        Some.Plan(Some.Contacts, SavedState(Some.StartDate + 10), Some.Settings with { Lookback = TimeSpan.FromDays(3) })
            .Streams[0].Start.Start.ShouldBe(Some.StartDate);

    [Fact]
    public void A_start_date_after_the_state_counts()
    {
        var stream = Some.Plan(Some.Contacts, SavedState(Some.StartDate - (90 * Some.Day))).Streams[0];

        stream.Start.Start.ShouldBe(Some.StartDate);
        stream.Start.Watermark(Some.Cap).ShouldBe(Some.StartDate - 1);
        stream.Start.StartDate.ShouldBe(Some.StartDate, "what lies between is no longer spoken for");
    }

    [Theory]
    [InlineData(Some.Now + 1)]
    [InlineData(Some.Now + (3_650L * Some.Day))]
    [InlineData(1_795_269_708_000)]
    [InlineData(long.MaxValue)]
    public void A_state_of_the_future_reads_nothing_warns_and_is_set_back(long watermark)
    {
        var plan = Some.Plan(Some.Contacts, SavedState(watermark));

        plan.Warnings.ShouldHaveSingleItem().ShouldContain("`contacts`");
        plan.Warnings[0].ShouldEndWith("Check the clock of the machine that wrote it.");
        plan.Streams[0].Owes(Some.Now).ShouldBeFalse();
        plan.Streams[0].Start.Watermark(Some.Cap).ShouldBe(Some.Cap);
    }

    [Fact]
    public void A_state_of_this_very_second_is_not_of_the_future()
    {
        var plan = Some.Plan(Some.Contacts, SavedState(Some.Now));

        plan.Warnings.ShouldBeEmpty();
        plan.Streams[0].Start.StartDate.ShouldBe(Some.StartDate);
    }

    [Fact]
    public void States_of_streams_that_are_not_selected_are_named_in_order_and_those_of_the_selected_are_not()
    {
        var plan = Some.Plan(
            [Some.Contacts, Some.Tags],
            Some.States((Some.Parts, "{}"), (Some.Contacts, SavedState(Saved)), (Some.Companies, "{}"), (Some.Tags, "{}")));

        plan.Warnings.ShouldBe(
        [
            "The state holds stream `companies`, which the catalog does not select; it is left alone.",
            "The state holds stream `conversation_parts`, which the catalog does not select; it is left alone.",
        ]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_watermark_before_all_time_reads_from_the_start_date(long watermark) =>
        Some.Plan(Some.Contacts, SavedState(watermark), Some.Settings with { Lookback = TimeSpan.FromDays(3) })
            .Passes[0].Windows.ShouldBe([new Interval(Some.StartDate, long.MaxValue)]);

    [Fact]
    public void A_state_that_holds_no_cursor_restarts_the_stream_but_not_silently()
    {
        var plan = Some.Plan(Some.Contacts, """{"created_at":7}""");

        plan.Warnings.ShouldHaveSingleItem().ShouldContain("`contacts`");
        plan.Passes[0].Windows.ShouldBe([new Interval(Some.StartDate, long.MaxValue)]);
    }

    [Fact]
    public void An_empty_state_is_none_and_nothing_to_warn_of() => Some.Plan(Some.Contacts, "{}").Warnings.ShouldBeEmpty();

    [Fact]
    public void A_state_of_a_stream_that_is_not_selected_is_left_alone_with_a_warning()
    {
        var plan = Some.Plan([Some.Contacts], Some.States((Some.Contacts, SavedState(Saved)), (Some.Tags, "{}")));

        plan.Warnings.ShouldHaveSingleItem().ShouldContain("`tags`");
        plan.Streams.Select(stream => stream.Name).ShouldBe(["contacts"]);
    }

    [Fact]
    public void An_unknown_stream_is_a_config_error_that_lists_the_known_ones()
    {
        var failure = Should.Throw<ConnectorException>(() => Some.Plan(Some.Contacts with { Name = "leads" }));

        failure.Kind.ShouldBe(FailureKind.ConfigError);
        failure.Message.ShouldContain("`leads`");
        failure.Message.ShouldContain("activity_logs, companies, company_segments, contacts, conversation_parts, conversations, ratings, tags");
    }

    [Fact]
    public void A_state_that_is_not_understood_stops_the_read() =>
        Should.Throw<ConnectorException>(() => Some.Plan(Some.Contacts, """{"updated_at":"soon"}""")).Message.ShouldContain("stream `contacts`");

    [Fact]
    public void A_stream_without_cursor_is_read_whole()
    {
        var plan = Some.Plan(Some.Tags, """{"__ab_no_cursor_state_message":true}""");

        plan.Passes.ShouldHaveSingleItem().Windows.ShouldHaveSingleItem().IsOpenEnded.ShouldBeTrue();
        plan.Streams[0].Owes(1).ShouldBeTrue();
        plan.Warnings.ShouldBeEmpty();
    }
}
