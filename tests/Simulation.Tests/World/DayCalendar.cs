namespace Simulation.Tests;

/// <summary>The calendar days of a time zone, clock changes included, in unix seconds.</summary>
internal sealed class DayCalendar(string zone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public long StartOfDay(long time) => StartOf(DateOf(time));

    public long StartOfNextDay(long time) => StartOf(DateOf(time).AddDays(1));

    private DateTime DateOf(long time) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(time), _zone).Date;

    /// <summary>The first second of the day; where midnight is skipped, the first that there is.</summary>
    private long StartOf(DateTime date)
    {
        while (_zone.IsInvalidTime(date)) date = date.AddMinutes(30);
        var offset = _zone.IsAmbiguousTime(date) ? _zone.GetAmbiguousTimeOffsets(date).Max() : _zone.GetUtcOffset(date);
        return new DateTimeOffset(date, offset).ToUnixTimeSeconds();
    }
}
