using Connector.Engine.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Planning;

/// <summary>A stream that changes unseen is read whole once a day, where that is asked for.</summary>
public sealed class DailyWholeTests
{
    private const long Saved = Some.Now - (100 * Some.Day);
    private const long Hour = 3_600;

    private static readonly TestStream _statistics = Some.Parts with { Name = "ratings", ChangesUnseen = true };

    [Theory]
    [InlineData(null)]
    [InlineData(Some.Now - (23 * Hour))]
    [InlineData(Some.Now - (400 * Some.Day))]
    [InlineData(Some.Now + 1)]
    public void All_of_it_is_owed_once_a_day_and_the_state_goes_on_speaking(long? wholeAt)
    {
        var stream = Plan(_statistics, wholeAt).Streams.ShouldHaveSingleItem();

        stream.Left.ShouldBe([new Interval(Some.StartDate, long.MaxValue)]);
        stream.Owes(Saved - 1).ShouldBeTrue();
        stream.Start.Watermark(Some.Cap).ShouldBe(Saved);
        (stream.WholeAt, stream.WholeAtEnd).ShouldBe((wholeAt, Some.Now));
    }

    [Theory]
    [InlineData(Some.Now - (23 * Hour) + 1)]
    [InlineData(Some.Now)]
    public void Within_the_day_only_what_changed_is(long wholeAt)
    {
        var stream = Plan(_statistics, wholeAt).Streams.ShouldHaveSingleItem();

        stream.Owes(Saved - 1).ShouldBeFalse();
        stream.Left[0].From.ShouldBe(Saved);
        (stream.WholeAt, stream.WholeAtEnd).ShouldBe((wholeAt, wholeAt));
    }

    [Fact]
    public void Where_it_is_not_asked_for_it_is_not_done_nor_remembered()
    {
        var stream = Plan(_statistics, Some.Now - (2 * Some.Day), daily: false).Streams.ShouldHaveSingleItem();

        stream.Left[0].From.ShouldBe(Saved);
        (stream.WholeAt, stream.WholeAtEnd).ShouldBe((null, null));
    }

    [Fact]
    public void A_stream_whose_changes_are_seen_knows_nothing_of_it()
    {
        var stream = Plan(_statistics with { ChangesUnseen = false }, wholeAt: null).Streams.ShouldHaveSingleItem();

        stream.Left[0].From.ShouldBe(Saved);
        (stream.WholeAt, stream.WholeAtEnd).ShouldBe((null, null));
    }

    [Fact]
    public void Without_a_state_a_first_read_is_one()
    {
        var plan = Planner(_statistics, daily: true).Plan(Some.Select(_statistics), new Dictionary<string, JObject>());

        plan.Streams.ShouldHaveSingleItem().WholeAtEnd.ShouldBe(Some.Now);
    }

    [Fact]
    public void What_a_state_says_of_it_is_read_as_it_was_written()
    {
        var saved = new SavedState(Saved, new IntervalSet()) { StartDate = Some.StartDate, WholeAt = Some.Now - 5 };

        var state = StateCodec.Encode(_statistics, saved);

        state.Value<long>("whole_at").ShouldBe(Some.Now - 5);
        StateCodec.Decode(_statistics, state).WholeAt.ShouldBe(Some.Now - 5);
        StateCodec.Encode(_statistics, saved with { WholeAt = null }).ContainsKey("whole_at").ShouldBeFalse();
    }

    private static ReadPlan Plan(TestStream stream, long? wholeAt, bool daily = true)
    {
        var state = StateCodec.Encode(stream, new SavedState(Saved, new IntervalSet()) { StartDate = Some.StartDate, WholeAt = wholeAt });
        return Planner(stream, daily).Plan(Some.Select(stream), new Dictionary<string, JObject> { [stream.Name] = state });
    }

    private static Planner Planner(TestStream stream, bool daily) => new(
        new StreamCatalog([Some.Conversations, stream], _ => []), Some.Settings with { ReadsUnseenDaily = daily }, DateTimeOffset.FromUnixTimeSeconds(Some.Now));
}
