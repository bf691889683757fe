using System.Globalization;

namespace Intercom.Loader;

/// <summary>How numbers and times look on the page.</summary>
internal static class PageText
{
    public static Html Time(DateTimeOffset time) => Html.Of(
        $"""<time datetime="{time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</time>""");

    public static Html Ago(DateTimeOffset time, DateTimeOffset now) => Html.Of(
        $"""<time datetime="{time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" title="{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC">{Span(now - time)} ago</time>""");

    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 2 } => $"{(long)span.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(long)span.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(long)span.TotalHours} h",
        _ => $"{(long)span.TotalDays} days",
    };

    public static string Word(Enum result) => result.ToString().ToLowerInvariant();

    /// <summary>A result is told by its word; the colour comes on top.</summary>
    public static Html Badge(Enum result) => Html.Of($"""<span class="badge {Word(result)}">{Word(result)}</span>""");
}
