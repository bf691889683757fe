using TestKit;

namespace Connector.Http.Tests.Budget;

/// <summary>What the budget makes of the server's own window.</summary>
public sealed class ServerWindowTests
{
    private readonly FakeTimeProvider _clock = new(TestTime.Start);
    private readonly RateBudget _budget;

    public ServerWindowTests() => _budget = new RateBudget(1000, _clock);

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public void The_last_request_allowed_is_used_and_not_one_more()
    {
        Start(3);
        Told(remaining: 4, resetIn: 8);
        Start(2);
        Blocked().ShouldBeTrue("two told of nothing yet and two new ones may be the four that remain");
    }

    [Fact]
    public void Remaining_zero_stops_all_until_the_reset()
    {
        Start(1);
        Told(remaining: 0, resetIn: 8);
        var waiting = _budget.AcquireAsync(default).AsTask();
        _budget.Usage.PausedUntil.ShouldBe(Now.AddSeconds(8));

        _clock.Advance(TimeSpan.FromMilliseconds(7_999));
        _budget.Usage.Started.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _budget.Usage.Started.ShouldBe(2);
        waiting.IsFaulted.ShouldBeFalse();
    }

    [Fact]
    public void An_answer_that_is_overtaken_cannot_raise_what_remains()
    {
        Start(2);
        Told(remaining: 1, resetIn: 8);
        Told(remaining: 2, resetIn: 8);
        Left().ShouldBe(1);
    }

    [Fact]
    public void A_later_window_replaces_the_one_before()
    {
        Start(2);
        Told(remaining: 0, resetIn: 2);
        Told(remaining: 50, resetIn: 12);
        Left().ShouldBe(50);
    }

    [Fact]
    public void A_late_answer_of_a_window_that_is_over_is_ignored()
    {
        Start(3);
        var old = new RateLimitHeaders(50, 0, Now.AddSeconds(2), Now);
        _budget.Completed(default, old);
        _clock.Advance(TimeSpan.FromSeconds(2));
        _budget.Completed(default, old);
        Blocked().ShouldBeFalse();

        Told(remaining: 20, resetIn: 10);
        Start(1);
        _budget.Completed(default, old);
        Left().ShouldBe(19, "one of the twenty may be the one under way");
    }

    [Fact]
    public void A_request_that_ends_without_an_answer_may_have_been_counted()
    {
        Start(2);
        Told(remaining: 1, resetIn: 8);
        _budget.Completed(default, null);
        Blocked().ShouldBeTrue();
    }

    [Fact]
    public void An_answer_that_tells_nothing_costs_one_of_those_that_remain_and_no_more()
    {
        Start(2);
        Told(remaining: 20, resetIn: 8);
        _budget.Completed(default, null);
        Left().ShouldBe(19);
    }

    [Fact]
    public void Where_none_remain_an_answer_that_tells_nothing_changes_nothing()
    {
        Start(2);
        Told(remaining: 0, resetIn: 8);
        _budget.Completed(default, null);
        _budget.Usage.PausedUntil.ShouldBe(Now.AddSeconds(8));
    }

    [Fact]
    public void The_limit_that_the_server_told_last_is_known_though_it_says_nothing_more()
    {
        _budget.Usage.ServerLimit.ShouldBeNull();
        Start(3);
        _budget.Completed(default, new(5000, null, null, null));
        _budget.Completed(default, null);
        _budget.Completed(default, new(null, 7, null, null));
        _budget.Usage.ServerLimit.ShouldBe(5000);

        Start(1);
        _budget.Completed(default, new(4000, null, null, null));
        _budget.Usage.ServerLimit.ShouldBe(4000);
    }

    [Fact]
    public void After_the_reset_the_limit_is_unknown_until_the_next_answer()
    {
        Start(1);
        Told(remaining: 0, resetIn: 2);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Start(30);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(0)]
    public void A_reset_in_the_past_holds_nobody_up(int resetIn)
    {
        Start(1);
        Told(remaining: 0, resetIn);
        Blocked().ShouldBeFalse();
    }

    [Fact]
    public void A_reset_in_the_far_future_holds_up_for_a_minute_at_most_and_gives_way_to_a_sane_one()
    {
        Start(2);
        Told(remaining: 0, resetIn: 86_400);
        _budget.Usage.PausedUntil.ShouldBe(Now.AddSeconds(60));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Told(remaining: 5, resetIn: 10);
        Left().ShouldBe(5);
    }

    [Fact]
    public void The_earliest_reset_told_is_the_closest_for_the_servers_date_is_cut_to_the_second()
    {
        Start(3);
        var second = Now;
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        _budget.Completed(default, new(50, 2, second.AddSeconds(10), second));
        _budget.Completed(default, new(50, 1, second.AddSeconds(10), second.AddSeconds(1)));
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        _budget.Completed(default, new(50, 0, second.AddSeconds(10), second.AddSeconds(1)));
        _budget.Usage.PausedUntil.ShouldBe(second.AddMilliseconds(9_900));
    }

    [Fact]
    public void A_wrong_clock_of_the_servers_does_not_matter()
    {
        Start(1);
        var theirs = Now.AddDays(-400);
        _budget.Completed(default, new(50, 0, theirs.AddSeconds(7), theirs));
        _budget.Usage.PausedUntil.ShouldBe(Now.AddSeconds(7));
    }

    [Fact]
    public void A_lower_limit_of_the_servers_is_used_up_to_the_last_request_in_every_window()
    {
        SimulatedServer? server = null;
        Simulation.Run(
            new Workload(Limit: 200, Workers: 40, RequestsEach: 20, SlowestMs: 60, CancelPercent: 0, Pauses: 0, Seed: 1),
            clock => server = new SimulatedServer(clock, limit: 90, TimeSpan.FromSeconds(3)));
        server!.Refused.ShouldBe(0);
        server.Windows.Values.SkipLast(1).ShouldAllBe(arrived => arrived == 90);
        server.Windows.Count.ShouldBe(9); // 800 requests, 90 at a time
    }

    private void Start(int count)
    {
        for (var i = 0; i < count; i++) _budget.AcquireAsync(default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    private void Told(int remaining, int resetIn) => _budget.Completed(default, new(50, remaining, Now.AddSeconds(resetIn), Now));

    /// <summary>How many more may start, with one that waits behind them.</summary>
    private int Left()
    {
        var count = 0;
        while (_budget.AcquireAsync(default).IsCompletedSuccessfully) count++;
        return count;
    }

    private bool Blocked() => !_budget.AcquireAsync(default).IsCompleted;
}
