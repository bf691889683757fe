using TestKit;

namespace Connector.Http.Tests.Budget;

public sealed class RateBudgetTests
{
    private static readonly TimeSpan _tenSeconds = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new(TestTime.Start);

    [Fact]
    public void The_next_after_the_limit_starts_a_window_and_a_margin_after_the_first_answer() => VirtualTime.Run(async time =>
    {
        using var budget = new RateBudget(2, time.Clock, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(50));
        var begin = time.Clock.GetUtcNow();
        for (var i = 0; i < 5; i++) await AnsweredAsync(budget);
        (time.Clock.GetUtcNow() - begin).ShouldBe(TimeSpan.FromMilliseconds(2 * 3050));
    });

    [Fact]
    public void A_request_counts_until_a_window_after_its_answer() => VirtualTime.Run(async time =>
    {
        using var budget = new RateBudget(1, time.Clock);
        var start = await budget.AcquireAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(1.5), time.Clock); // It may reach the server only now.
        budget.Completed(start, null);
        var answered = time.Clock.GetUtcNow();

        await budget.AcquireAsync(default);

        (time.Clock.GetUtcNow() - answered).ShouldBe(RateBudget.DefaultWindow + RateBudget.DefaultMargin);
    });

    [Fact]
    public void A_request_that_hangs_counts_as_arrived_after_the_longest_journey() => VirtualTime.Run(async time =>
    {
        using var budget = new RateBudget(1, time.Clock);
        await budget.AcquireAsync(default);
        var begin = time.Clock.GetUtcNow();

        await budget.AcquireAsync(default);

        (time.Clock.GetUtcNow() - begin).ShouldBe(RateBudget.LongestJourney + RateBudget.DefaultWindow + RateBudget.DefaultMargin);
    });

    [Fact]
    public void An_end_that_comes_late_leaves_the_place_to_whom_it_is_now() => VirtualTime.Run(async time =>
    {
        using var budget = new RateBudget(1, time.Clock);
        var slow = await budget.AcquireAsync(default);
        await budget.AcquireAsync(default);
        var begin = time.Clock.GetUtcNow();

        budget.Completed(slow, null);
        await budget.AcquireAsync(default);

        (time.Clock.GetUtcNow() - begin).ShouldBe(RateBudget.LongestJourney + RateBudget.DefaultWindow + RateBudget.DefaultMargin);
    });

    [Fact]
    public void Usage_says_what_started_runs_and_waits()
    {
        using var budget = new RateBudget(2, _clock);
        for (var i = 0; i < 3; i++) _ = budget.AcquireAsync(default).AsTask();
        budget.Completed(default, new(9, 7, _clock.GetUtcNow() + _tenSeconds, _clock.GetUtcNow()));

        budget.Usage.ShouldBe(new BudgetUsage(
            Started: 2, InWindow: 2, Limit: 2, InFlight: 1, Waiting: 1, ServerLimit: 9, PausedUntil: null, Answering: default, Queued: default));
        _clock.Advance(RateBudget.DefaultWindow);
        (budget.Usage.Answering, budget.Usage.Queued).ShouldBe((_tenSeconds, _tenSeconds));
        _clock.Advance(RateBudget.DefaultMargin);
        budget.Usage.InWindow.ShouldBe(2, "one that is under way, one that waited for the other's place");
    }

    [Fact]
    public async Task Whoever_comes_between_the_due_time_and_the_timer_queues_behind_who_waits()
    {
        using var budget = new RateBudget(1, _clock);
        await AnsweredAsync(budget);
        _clock.Advance(TimeSpan.FromTicks(5));
        var first = budget.AcquireAsync(default).AsTask();
        _clock.Advance(RateBudget.DefaultWindow + RateBudget.DefaultMargin - TimeSpan.FromTicks(3));
        first.IsCompleted.ShouldBeFalse("timers have a grain of a millisecond");

        var second = budget.AcquireAsync(default).AsTask();

        second.IsCompleted.ShouldBeFalse();
        await first;
    }

    [Fact]
    public async Task A_cancelled_waiter_leaves_the_queue_at_once_and_the_others_keep_their_turn()
    {
        using var budget = new RateBudget(1, _clock);
        using var cancel = new CancellationTokenSource();
        await AnsweredAsync(budget);
        var gone = budget.AcquireAsync(cancel.Token).AsTask();
        var stays = budget.AcquireAsync(default).AsTask();

        await cancel.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(() => gone)).CancellationToken.ShouldBe(cancel.Token);
        budget.Usage.Waiting.ShouldBe(1);

        _clock.Advance(TimeSpan.FromMilliseconds(10_100));
        await stays;
        budget.Usage.Started.ShouldBe(2);
    }

    [Fact]
    public void Who_gives_up_after_being_let_go_has_started_all_the_same() => VirtualTime.Run(async time =>
    {
        using var budget = new RateBudget(5, time.Clock);
        using var cancel = new CancellationTokenSource();
        var now = time.Clock.GetUtcNow();
        budget.Completed(await budget.AcquireAsync(default), new(5, 0, now + _tenSeconds, now));
        var waits = budget.AcquireAsync(cancel.Token).AsTask();

        budget.Completed(default, new(5, 4, now + _tenSeconds + _tenSeconds, now));
        cancel.Cancel();

        await waits;
        budget.Usage.Started.ShouldBe(2);
        budget.Usage.Waiting.ShouldBe(0);
    });

    [Fact]
    public async Task An_acquire_that_is_cancelled_already_uses_nothing()
    {
        using var budget = new RateBudget(1, _clock);
        await Should.ThrowAsync<OperationCanceledException>(() => budget.AcquireAsync(new CancellationToken(true)).AsTask());
        budget.Usage.Started.ShouldBe(0);
    }

    [Fact]
    public void A_pause_never_shortens_one_that_ends_later()
    {
        using var budget = new RateBudget(5, _clock);
        Refused(budget, seconds: 30);
        Refused(budget, seconds: 3);
        budget.Usage.PausedUntil.ShouldBe(_clock.GetUtcNow() + TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_pause_is_announced_once_and_only_if_someone_waits_for_it()
    {
        using var budget = new RateBudget(5, _clock);
        List<DateTimeOffset> announced = [];
        budget.Paused += announced.Add;
        var until = _clock.GetUtcNow() + TimeSpan.FromSeconds(30);
        Refused(budget, seconds: 30);
        announced.ShouldBeEmpty();

        _ = budget.AcquireAsync(default).AsTask();
        _ = budget.AcquireAsync(default).AsTask();
        Refused(budget, seconds: 30.5);
        announced.ShouldBe([until]);

        Refused(budget, seconds: 31);
        Refused(budget, seconds: 40);
        announced.ShouldBe([until, until.AddSeconds(1), until + _tenSeconds], "a second more is news");
    }

    [Fact]
    public async Task A_pause_that_ends_this_very_moment_is_not_announced()
    {
        using var budget = new RateBudget(1, _clock);
        List<DateTimeOffset> announced = [];
        budget.Paused += announced.Add;
        budget.Completed(await budget.AcquireAsync(default), null, TimeSpan.FromSeconds(3));

        _clock.Advance(TimeSpan.FromSeconds(3));
        _ = budget.AcquireAsync(default).AsTask();

        announced.ShouldBeEmpty("it waits for our own window");
    }

    [Fact]
    public async Task A_place_is_taken_until_a_window_and_a_margin_after_the_answer_and_no_tick_longer()
    {
        using var budget = new RateBudget(1, _clock);
        await AnsweredAsync(budget);

        _clock.Advance(RateBudget.DefaultWindow + RateBudget.DefaultMargin - TimeSpan.FromTicks(1));
        budget.Usage.InWindow.ShouldBe(1);
        _clock.Advance(TimeSpan.FromTicks(1));
        budget.Usage.InWindow.ShouldBe(0);
    }

    [Fact]
    public async Task The_time_in_the_queue_counts_until_the_queue_is_left()
    {
        using var budget = new RateBudget(1, _clock);
        using var cancel = new CancellationTokenSource();
        await AnsweredAsync(budget);
        var gone = budget.AcquireAsync(cancel.Token).AsTask();

        _clock.Advance(TimeSpan.FromSeconds(3));
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        _clock.Advance(TimeSpan.FromSeconds(5));

        budget.Usage.Queued.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_pause_that_is_over_is_none()
    {
        using var budget = new RateBudget(5, _clock);
        Refused(budget, seconds: 3);

        _clock.Advance(TimeSpan.FromSeconds(3));

        budget.Usage.PausedUntil.ShouldBeNull();
    }

    /// <summary>A timer that is set too early must be set again, and again.</summary>
    [Fact]
    public async Task For_one_that_waits_the_timer_fires_once()
    {
        var clock = new CountingTimers();
        using var budget = new RateBudget(1, clock);
        await AnsweredAsync(budget);
        clock.Advance(TimeSpan.FromTicks(5));
        var waiting = budget.AcquireAsync(default).AsTask();

        for (var second = 0; second < 11; second++) clock.Advance(TimeSpan.FromSeconds(1));

        await waiting;
        clock.Fired.ShouldBe(1);
    }

    [Fact]
    public void Waiting_for_our_own_limit_is_not_announced_as_a_pause() => VirtualTime.Run(async time =>
    {
        using var budget = new RateBudget(1, time.Clock);
        List<DateTimeOffset> announced = [];
        budget.Paused += announced.Add;
        for (var i = 0; i < 3; i++) await AnsweredAsync(budget);
        announced.ShouldBeEmpty();
    });

    [Theory]
    [InlineData(0, 10_000, 100, "requestsPerWindow")]
    [InlineData(1, 0, 100, "window")]
    [InlineData(1, 10_000, -1, "margin")]
    public void A_senseless_budget_is_refused(int requests, int windowMs, int marginMs, string name) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RateBudget(requests, _clock, TimeSpan.FromMilliseconds(windowMs), TimeSpan.FromMilliseconds(marginMs)))
            .ParamName.ShouldBe(name);

    private static void Refused(RateBudget budget, double seconds) => budget.Completed(default, null, TimeSpan.FromSeconds(seconds));

    private static async Task AnsweredAsync(RateBudget budget)
    {
        budget.Completed(await budget.AcquireAsync(default), null);
    }

    private sealed class CountingTimers() : FakeTimeProvider(TestTime.Start)
    {
        public int Fired { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
            own =>
            {
                Fired++;
                callback(own);
            },
            state, dueTime, period);
    }
}
