using TestKit;

namespace Connector.Http.Tests.Retry;

public sealed class AttemptTimeTests
{
    [Fact]
    public void A_wait_that_is_ours_does_not_count_and_what_was_spent_before_it_does() => VirtualTime.Run(async time =>
    {
        using var attempt = new AttemptTime(TimeSpan.FromSeconds(60), time.Clock, default);
        await Task.Delay(TimeSpan.FromSeconds(40), time.Clock);
        await attempt.StandStillAsync(new ValueTask(Task.Delay(TimeSpan.FromSeconds(620), time.Clock)));
        attempt.Elapsed.ShouldBe(TimeSpan.FromSeconds(40));

        await Task.Delay(TimeSpan.FromSeconds(19.9), time.Clock);
        attempt.Token.IsCancellationRequested.ShouldBeFalse();
        await Task.Delay(TimeSpan.FromSeconds(0.2), time.Clock);
        attempt.Token.IsCancellationRequested.ShouldBeTrue();
    });

    [Fact]
    public void One_whose_time_was_over_before_a_wait_stays_over() => VirtualTime.Run(async time =>
    {
        using var attempt = new AttemptTime(TimeSpan.FromSeconds(60), time.Clock, default);
        await Task.Delay(TimeSpan.FromSeconds(70), time.Clock);

        await attempt.StandStillAsync(new ValueTask(Task.Delay(TimeSpan.FromSeconds(5), time.Clock)));

        attempt.Token.IsCancellationRequested.ShouldBeTrue();
        attempt.Elapsed.ShouldBe(TimeSpan.FromSeconds(70));
    });

    [Fact]
    public void One_that_is_over_leaves_no_timer_behind()
    {
        var clock = new OpenTimers();

        new AttemptTime(TimeSpan.FromSeconds(60), clock, default).Dispose();

        clock.Open.ShouldBe(0);
    }

    private sealed class OpenTimers : FakeTimeProvider
    {
        public int Open { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Open++;
            return new Timer(base.CreateTimer(callback, state, dueTime, period), () => Open--);
        }

        private sealed class Timer(ITimer inner, Action disposed) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

            public void Dispose()
            {
                disposed();
                inner.Dispose();
            }

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
