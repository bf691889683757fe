using System.Globalization;
using Intercom.Loader.Tests.Support;

namespace Intercom.Loader.Tests;

/// <summary>When runs are due.</summary>
public sealed class RunTimesTests
{
    private static readonly DateTimeOffset _start = At("10:00:00");

    [Fact]
    public void A_warehouse_that_has_nothing_is_loaded_at_once() => Times("1h").Due.ShouldBe(_start);

    [Fact]
    public void After_a_run_the_next_is_due_an_interval_after_it_began() => Times("1h", last: At("09:40:00")).Due.ShouldBe(At("10:40:00"));

    [Fact]
    public void Runs_that_were_missed_are_caught_up_by_one()
    {
        var times = Times("1h", last: At("03:15:00"));
        times.Due.ShouldBe(_start);

        times.Ended(_start, At("10:05:00"), RunVerdict.Succeeded);

        times.Due.ShouldBe(At("10:15:00"));
        times.Skipped.ShouldBe(0);
    }

    [Fact]
    public void A_machine_that_slept_catches_up_by_one_run()
    {
        var times = Times("1h");
        times.Ended(_start, At("10:05:00"), RunVerdict.Succeeded);

        times.IsDue(At("15:20:00")).ShouldBeTrue();
        times.Ended(At("15:20:00"), At("15:25:00"), RunVerdict.Succeeded);

        times.IsDue(At("15:25:00")).ShouldBeFalse();
        times.Due.ShouldBe(At("16:00:00"));
        times.Skipped.ShouldBe(0);
    }

    [Fact]
    public void What_is_due_while_a_run_is_under_way_is_skipped_and_counted()
    {
        var times = Times("1h");

        times.Ended(_start, At("13:30:00"), RunVerdict.Succeeded);

        times.Skipped.ShouldBe(3);
        times.Due.ShouldBe(At("14:00:00"));
    }

    [Fact]
    public void A_clock_that_is_set_back_puts_nothing_off_longer_than_an_interval()
    {
        var times = Times("1h");
        times.Ended(_start, At("10:05:00"), RunVerdict.Succeeded);

        times.IsDue(At("04:00:00")).ShouldBeFalse();

        times.Due.ShouldBe(At("05:00:00"));
    }

    [Fact]
    public void What_fails_for_a_while_is_tried_again_sooner_and_ever_less_often()
    {
        var times = Times("1d");
        var now = _start;
        var pauses = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            times.Ended(now, now, RunVerdict.Transient);
            pauses.Add((times.Due!.Value - now).TotalMinutes);
            now = times.Due.Value;
        }

        pauses.ShouldBe([1, 2, 4, 8, 16, 30, 30]);
        times.Ended(now, now, RunVerdict.Succeeded);
        times.Due.ShouldBe(_start.AddDays(1));
        times.Ended(now, now, RunVerdict.Transient);
        (times.Due!.Value - now).TotalMinutes.ShouldBe(1);
    }

    [Fact]
    public void A_pause_is_never_longer_than_until_the_next_run()
    {
        var times = Times("10s");

        times.Ended(_start, _start, RunVerdict.Transient);

        times.Due.ShouldBe(At("10:00:10"));
    }

    [Fact]
    public void What_somebody_has_to_mend_waits_for_its_next_time()
    {
        var times = Times("1h");

        times.Ended(_start, At("10:00:01"), RunVerdict.Failed);

        times.Due.ShouldBe(At("11:00:00"));
    }

    [Fact]
    public void A_run_that_was_asked_for_moves_no_other()
    {
        var times = Times("1h");
        times.Ended(_start, At("10:05:00"), RunVerdict.Succeeded);

        times.Ended(At("10:20:00"), At("10:25:00"), RunVerdict.Succeeded);

        times.Due.ShouldBe(At("11:00:00"));
    }

    [Fact]
    public void Cron_times_are_UTC()
    {
        var times = Times("30 6 * * *", last: At("06:30:00"));

        times.Due.ShouldBe(At("06:30:00").AddDays(1));
    }

    [Fact]
    public void A_cron_expression_may_have_no_time_left()
    {
        var times = Times("0 0 30 2 *");
        times.Ended(_start, _start, RunVerdict.Succeeded);

        times.Due.ShouldBeNull();
        times.IsDue(_start.AddYears(1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1h", 30)]
    [InlineData("1m", 3)]
    public void Chance_puts_a_run_off_a_little(string schedule, double most)
    {
        var times = new RunTimes(Schedule.TryParse(schedule)!, new Random(5), _start, null);
        var later = new List<double>();
        for (var (i, now) = (0, _start); i < 200; i++, now = times.Due!.Value)
        {
            times.Ended(now, now, RunVerdict.Succeeded);
            later.Add((times.Due!.Value.UtcTicks - _start.UtcTicks) % (Schedule.TryParse(schedule)!.After(_start)!.Value - _start).Ticks / (double)TimeSpan.TicksPerSecond);
        }

        later.Max().ShouldBeInRange(most * 0.9, most);
        later.Min().ShouldBeInRange(0, most * 0.1);
    }

    private static RunTimes Times(string schedule, DateTimeOffset? last = null) => new(Schedule.TryParse(schedule)!, new NoChance(), _start, last);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-01-05T{time}Z", CultureInfo.InvariantCulture);
}
