using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Planning;

/// <summary>A saved state shortens a full refresh only if it is of the same one.</summary>
public sealed class RefreshTests
{
    private const long Saved = Some.Now - (100 * Some.Day);

    [Theory]
    [InlineData(null, "")]
    [InlineData(5L, "")]
    [InlineData(null, ""","refresh":{"ended":true}""")]
    [InlineData(null, ""","refresh":{"ended":true,"sync_id":5}""")]
    [InlineData(5L, ""","refresh":{"ended":true}""")]
    [InlineData(5L, ""","refresh":{"ended":false}""")]
    [InlineData(5L, ""","refresh":{"ended":true,"sync_id":4}""")]
    [InlineData(5L, ""","refresh":{"ended":false,"sync_id":4}""")]
    [InlineData(null, ""","refresh":{"ended":"no"}""")]
    public void Any_other_state_is_read_from_the_start(long? syncId, string refresh)
    {
        var stream = Plan(syncId, refresh);

        stream.Left.ShouldBe([new Interval(Some.StartDate, long.MaxValue)]);
        stream.Refresh.ShouldBe(new RefreshMark(syncId, HasEnded: false));
        stream.Ended.ShouldBeNull();
    }

    [Theory]
    [InlineData(null, ""","refresh":{"ended":false}""")]
    [InlineData(null, ""","refresh":{"ended":false,"sync_id":5}""")]
    [InlineData(5L, ""","refresh":{"ended":false,"sync_id":5}""")]
    public void The_unfinished_same_refresh_goes_on(long? syncId, string refresh) =>
        Plan(syncId, refresh).Left.ShouldBe([new Interval(Saved, long.MaxValue)]);

    [Fact]
    public void The_same_refresh_that_has_ended_leaves_nothing_to_read()
    {
        var stream = Plan(5, ""","refresh":{"ended":true,"sync_id":5}""");

        stream.Left.ShouldBeEmpty();
        stream.Owes(Some.Now).ShouldBeFalse();
        stream.Owes(null).ShouldBeFalse();
    }

    [Fact]
    public void An_incremental_read_goes_on_from_a_refresh_whether_it_ended_or_not()
    {
        foreach (var ended in new[] { "true", "false" })
        {
            var stream = Some.Plan(Some.Contacts, State($",\"refresh\":{{\"ended\":{ended},\"sync_id\":5}}")).Streams[0];

            stream.Left.ShouldBe([new Interval(Saved, long.MaxValue)]);
            stream.Refresh.ShouldBeNull("its state is that of an incremental read");
        }
    }

    [Fact]
    public void A_list_without_cursor_that_has_ended_is_not_read_again_in_the_same_refresh()
    {
        var plan = Plan(Some.Tags, 5, """{"__ab_no_cursor_state_message":true,"refresh":{"ended":true,"sync_id":5}}""");

        plan.Passes.ShouldHaveSingleItem().Windows.ShouldBeEmpty();
    }

    private static PlannedStream Plan(long? syncId, string refresh) => Plan(Some.Contacts, syncId, State(refresh)).Streams[0];

    private static ReadPlan Plan(StreamDefinition stream, long? syncId, string state) =>
        new Planner(Some.Catalog, Some.Settings, DateTimeOffset.FromUnixTimeSeconds(Some.Now)).Plan(Some.Refresh(syncId, stream), Some.States((stream, state)));

    private static string State(string refresh) => $$"""{"updated_at":{{Saved}},"start_date":{{Some.StartDate}}{{refresh}}}""";
}
