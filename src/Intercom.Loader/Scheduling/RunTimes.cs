namespace Intercom.Loader;

/// <summary>
/// When runs are due, by the wall clock. What was missed while the machine slept is caught up by one run; what would have begun
/// while another ran is skipped and counted; what failed for a while only is tried again sooner, after a pause that grows. Not thread-safe.
/// </summary>
internal sealed class RunTimes
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan _mostJitter = TimeSpan.FromSeconds(30);

    private readonly Schedule _schedule;
    private readonly Random _random;

    /// <summary>The last time of the schedule that has passed.</summary>
    private DateTimeOffset _passed;

    /// <summary>Runs in a row that failed for a while only.</summary>
    private int _failures;

    /// <param name="last">When the last run that ended by itself began; null: none did.</param>
    public RunTimes(Schedule schedule, Random random, DateTimeOffset now, DateTimeOffset? last)
    {
        (_schedule, _random, _passed) = (schedule, random, last is { } began && began < now ? began : now);
        Due = last is null ? now : Jittered(schedule.After(_passed)) is { } next && next < now ? now : Jittered(schedule.After(_passed));
    }

    /// <summary>Null: never again.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <summary>Runs that were due while another ran.</summary>
    public long Skipped { get; private set; }

    public bool IsDue(DateTimeOffset now)
    {
        // A clock that was set back: nobody waits for a time that was an interval away long ago.
        if (_schedule.After(now) is { } next && Due > next + _mostJitter) (_passed, Due) = (now, Jittered(next));
        return Due <= now;
    }

    /// <summary>A run has ended, whether it was due or asked for.</summary>
    public void Ended(DateTimeOffset began, DateTimeOffset ended, RunVerdict verdict)
    {
        var next = _schedule.After(_passed);
        while (next <= ended)
        {
            if (next > began) Skipped++;
            _passed = next.Value;
            next = _schedule.After(_passed);
        }

        Due = Jittered(next);
        if (verdict is not (RunVerdict.Transient or RunVerdict.Taken))
        {
            _failures = 0;
            return;
        }

        var sooner = ended + Pause(_failures++);
        if (Due is null || sooner < Due) Due = sooner;
    }

    private TimeSpan Pause(int failures)
    {
        var pause = _firstPause * Math.Pow(2, Math.Min(failures, 10));
        return (pause < _longestPause ? pause : _longestPause) * (1 + (_random.NextDouble() / 5));
    }

    /// <summary>A little later, so that the many who load at the full hour do not do it in the same second.</summary>
    private DateTimeOffset? Jittered(DateTimeOffset? time)
    {
        if (time is not { } due || _schedule.After(due) is not { } following) return time;
        var most = (following - due) / 20;
        return due + ((most < _mostJitter ? most : _mostJitter) * _random.NextDouble());
    }
}
