using Intercom.Loader.Tests.Support;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>Runs one after the other, on a clock that jumps from timer to timer.</summary>
public sealed class RunLoopTests
{
    [Fact]
    public void A_day_of_hourly_runs_is_24_each_a_little_after_its_hour() => VirtualTime.Run(async virtualTime =>
    {
        var time = virtualTime.Clock;
        var start = time.GetUtcNow();
        using var stop = new CancellationTokenSource();
        var began = new List<TimeSpan>();
        var loop = Loop("1h", time, new Random(7));

        await loop.RunAsync(async token =>
        {
            began.Add(time.GetUtcNow() - start);
            await Task.Delay(TimeSpan.FromMinutes(10), time, token);
            if (began.Count == 24) stop.Cancel();
            return RunVerdict.Succeeded;
        }, _ => Task.CompletedTask, stop.Token);

        began.Select(after => (int)after.TotalHours).ShouldBe(Enumerable.Range(0, 24));
        began.Select(after => after.TotalSeconds % 3600).ShouldAllBe(late => late <= 30);
        began.Distinct().Count().ShouldBe(24);
        loop.State.Skipped.ShouldBe(0);
    });

    [Fact]
    public void A_run_that_takes_longer_than_its_interval_overlaps_no_other() => VirtualTime.Run(async virtualTime =>
    {
        var time = virtualTime.Clock;
        using var stop = new CancellationTokenSource();
        var (now, most, runs) = (0, 0, 0);
        var loop = Loop("1h", time);

        await loop.RunAsync(async token =>
        {
            (most, runs) = (Math.Max(most, ++now), runs + 1);
            await Task.Delay(TimeSpan.FromMinutes(90), time, token);
            now--;
            if (runs == 3) stop.Cancel();
            return RunVerdict.Succeeded;
        }, _ => Task.CompletedTask, stop.Token);

        (most, runs, loop.State.Skipped).ShouldBe((1, 3, 3L));
    });

    [Fact]
    public void A_machine_that_sleeps_for_hours_wakes_to_one_run()
    {
        VirtualTime.Run(async virtualTime =>
        {
            var time = new SleepyClock(virtualTime.Clock);
            using var stop = new CancellationTokenSource();
            var began = new List<DateTimeOffset>();
            var start = time.GetUtcNow();

            using var lid = virtualTime.Clock.CreateTimer(_ => time.Sleep(TimeSpan.FromHours(7.5)), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);

            await Loop("1h", time).RunAsync(_ =>
            {
                began.Add(time.GetUtcNow());
                if (began.Count == 3) stop.Cancel();
                return Task.FromResult(RunVerdict.Succeeded);
            }, _ => Task.CompletedTask, stop.Token);

            began.Count.ShouldBe(3);
            (began[1] - start).ShouldBeInRange(TimeSpan.FromMinutes(460), TimeSpan.FromMinutes(460.5), "the catch-up");
            (began[2] - start).ShouldBeInRange(TimeSpan.FromHours(8), TimeSpan.FromHours(8.01), "the next time");
        });
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_asked_for_while_a_run_is_under_way_is_one_run_after_it()
    {
        using var stop = new CancellationTokenSource();
        var loop = Loop("1h", new FakeTimeProvider());
        using var begun = new SemaphoreSlim(0);
        using var released = new SemaphoreSlim(0);
        using var waits = new SemaphoreSlim(0);
        var runs = loop.RunAsync(async _ =>
        {
            begun.Release();
            await released.WaitAsync(TestContext.Current.CancellationToken);
            return RunVerdict.Succeeded;
        }, _ =>
        {
            waits.Release();
            return Task.CompletedTask;
        }, stop.Token);

        await begun.WaitAsync(TestContext.Current.CancellationToken);
        loop.State.Running.ShouldNotBeNull();
        loop.Ask();
        loop.Ask();
        released.Release();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        released.Release();
        await waits.WaitAsync(TestContext.Current.CancellationToken);
        await waits.WaitAsync(TestContext.Current.CancellationToken);
        (loop.State.Running, begun.CurrentCount).ShouldBe((null, 0));

        // Asked for while it waits, it runs at once: nobody moves the clock.
        loop.Ask();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        released.Release();
        await runs;
    }

    [Fact]
    public void A_loop_that_waits_or_runs_is_alive_and_one_that_hangs_is_not()
    {
        var time = new FakeTimeProvider();
        var loop = Loop("1h", time);
        loop.IsAlive.ShouldBeTrue();

        time.Advance(TimeSpan.FromMinutes(2));

        loop.IsAlive.ShouldBeFalse();
    }

    private static RunLoop Loop(string schedule, TimeProvider time, Random? chance = null) =>
        new(new RunTimes(Schedule.TryParse(schedule)!, chance ?? new NoChance(), time.GetUtcNow(), null), time);
}
