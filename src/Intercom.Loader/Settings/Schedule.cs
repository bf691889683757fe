using System.Globalization;
using System.Text.RegularExpressions;
using Cronos;

namespace Intercom.Loader;

/// <summary>How often to load: every so long, or at the times of a cron expression (UTC).</summary>
internal sealed partial class Schedule
{
    private readonly TimeSpan _interval;
    private readonly CronExpression? _cron;

    /// <summary>What <c>run</c> goes by unless told otherwise.</summary>
    public static Schedule Hourly { get; } = new(TimeSpan.FromHours(1), null);

    private Schedule(TimeSpan interval, CronExpression? cron) => (_interval, _cron) = (interval, cron);

    /// <summary>Null: it is neither.</summary>
    public static Schedule? TryParse(string text)
    {
        if (Duration().Match(text) is { Success: true } found)
        {
            var count = double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
            var unit = found.Groups[2].Value switch { "s" => 1, "m" => 60, "h" => 3_600, _ => 86_400 };
            return count > 0 ? new Schedule(TimeSpan.FromSeconds(count * unit), null) : null;
        }

        return CronExpression.TryParse(text, out var cron) ? new Schedule(default, cron) : null;
    }

    /// <summary>It is a cron expression, not a duration.</summary>
    public bool IsCron => _cron is not null;

    /// <summary>When the next run is due after one that began then; null: never.</summary>
    public DateTimeOffset? After(DateTimeOffset began) => _cron is null ? began + _interval : _cron.GetNextOccurrence(began, TimeZoneInfo.Utc);

    [GeneratedRegex(@"^([0-9]{1,5})(s|m|h|d)$")]
    private static partial Regex Duration();
}
