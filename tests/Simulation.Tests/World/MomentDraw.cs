namespace Simulation.Tests;

/// <summary>
/// Draws the seconds in which rows change before the first sync: anywhere, many in one second, and on the bounds of everything that has
/// bounds (days, start date, windows, the latest watermark).
/// </summary>
internal sealed class MomentDraw
{
    private const int LatestWatermark = 600;

    private readonly Scenario _scenario;
    private readonly Random _random;
    private readonly DayCalendar _days;
    private readonly long _now;
    private readonly long _first;
    private readonly long[] _crowded;

    private readonly long _dense;

    /// <param name="now">The start of the first sync, unix seconds of the server's clock.</param>
    public MomentDraw(Scenario scenario, long now, Random random)
    {
        (_scenario, _now, _random) = (scenario, now, random);
        _days = new DayCalendar(scenario.Zone);
        _first = now - scenario.HistorySeconds;
        _dense = scenario.Hardships.Density is null ? 0 : _days.StartOfDay(Anywhere());
        _crowded = [Anywhere(), _days.StartOfDay(Anywhere()), StartDate + random.Next(0, 2)];
    }

    private long StartDate => _scenario.StartDate.ToUnixTimeSeconds();

    /// <summary>Unix seconds of the server's clock, no later than now.</summary>
    public long Next(string stream) => _scenario.Hardships.Density is { } density && _random.Next(20) > 0
        ? Math.Min(_now, _dense + (density.OneSecond ? 0 : _random.Next(86_400)))
        : _scenario.Hardships.LongAgo is null ? Spread(stream) : Math.Max(_first, Spread(stream));

    private long Spread(string stream) => Math.Min(_now, Kind() switch
    {
        < 3 => Anywhere(),
        < 5 => _crowded[_random.Next(_crowded.Length)],
        5 => Beside(_days.StartOfDay(Anywhere())),
        6 => Beside(StartDate),
        7 => Beside(stream == "activity_logs" ? LogBound() : CutBound()),
        8 => Beside(_scenario.StartsAt.ToUnixTimeSeconds() - LatestWatermark),
        _ => _now - _random.Next(0, 2 * LatestWatermark),
    });

    /// <summary>Where rows are to move out of windows that are still unread, there must be rows in them.</summary>
    private int Kind() => _scenario.Hardships.Churn is not null && _random.Next(10) > 0 ? 0 : _random.Next(10);

    private long Anywhere() => _first + _random.NextInt64(_scenario.HistorySeconds);

    private long Beside(long moment) => moment + _random.Next(-1, 2);

    private long LogBound() => StartDate + (_scenario.LogStepDays * 86_400L * _random.Next(0, 5));

    /// <summary>Where a window is cut that has been read as far as a crowded second.</summary>
    private long CutBound()
    {
        var pieces = _random.Next(2, 6);
        var from = _crowded[_random.Next(_crowded.Length)];
        return from + ((_scenario.StartsAt.ToUnixTimeSeconds() - from) * _random.Next(1, pieces) / pieces);
    }
}
