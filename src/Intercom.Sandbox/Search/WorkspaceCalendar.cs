namespace Intercom.Sandbox.Search;

/// <summary>Where the days of a workspace begin. Days at a clock change are 23 or 25 hours long, and some do not begin at 00:00.</summary>
internal sealed class WorkspaceCalendar(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The first second of the day that holds <paramref name="seconds"/>, and the first of the day after it (unix seconds).</summary>
    public (long Start, long Next) DayOf(long seconds)
    {
        var day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), Zone).Date;
        return (StartOf(day), StartOf(day.AddDays(1)));
    }

    private long StartOf(DateTime midnight)
    {
        // Where the clock jumps over midnight the day begins at the first minute that exists.
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(1);
        // Where midnight comes twice the day begins at the first, which has the larger offset from UTC.
        var offset = Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max() : Zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUnixTimeSeconds();
    }
}
