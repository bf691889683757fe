using TestKit;

namespace Connector.Http.Tests.Support;

/// <summary>The clock that all tests trust.</summary>
public sealed class VirtualClockTests
{
    private readonly VirtualClock _clock = new();
    private readonly List<string> _fired = [];
    private readonly DateTimeOffset _start;

    public VirtualClockTests() => _start = _clock.GetUtcNow();

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times_then_of_being_set_each_at_its_own_time()
    {
        Timer("c", 3);
        Timer("a", 1);
        Timer("b", 1);
        _clock.NextDue.ShouldBe(_start.AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(5));
        _fired.ShouldBe(["a@1", "b@1", "c@3"]);
        _clock.GetUtcNow().ShouldBe(_start.AddSeconds(5));
        _clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public void A_timer_set_anew_fires_at_its_new_time_only()
    {
        var timer = Timer("a", 1);
        timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(9));
        _fired.ShouldBe(["a@4"]);
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        Timer("a", 1).Dispose();
        _clock.Advance(TimeSpan.FromSeconds(9));
        _fired.ShouldBeEmpty();
    }

    [Fact]
    public void A_periodic_timer_fires_every_period_and_what_it_sets_off_fires_in_the_same_advance()
    {
        using var periodic = _clock.CreateTimer(_ => Timer("then", 1), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(6));
        _fired.ShouldBe(["then@3", "then@5"]);
    }

    [Fact]
    public void Waiting_for_nothing_is_a_deadlock_and_said_so() =>
        Should.Throw<InvalidOperationException>(() => VirtualTime.Run(_ => new TaskCompletionSource().Task)).Message.ShouldContain("no timer is set");

    private ITimer Timer(string name, int seconds) => _clock.CreateTimer(
        _ => _fired.Add($"{name}@{(_clock.GetUtcNow() - _start).TotalSeconds}"), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
