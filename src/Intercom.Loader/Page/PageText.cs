using Warehouse;

namespace Intercom.Loader;

/// <summary>How numbers and times look on the page.</summary>
internal static class PageText
{
    public static Html Time(DateTimeOffset time) => Html.Of(
        $"""<time datetime="{time.Iso()}">{time.Plain()}</time>""");

    public static Html Ago(DateTimeOffset time, DateTimeOffset now) => Html.Of(
        $"""<time datetime="{time.Iso()}" title="{time.Plain()} UTC">{Span(now - time)} ago</time>""");

    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 2 } => $"{(long)span.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(long)span.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(long)span.TotalHours} h",
        _ => $"{(long)span.TotalDays} days",
    };

    /// <summary>A result is told by its word; the colour comes on top.</summary>
    public static Html Badge(RunResult result) => Html.Of($"""<span class="badge {result.Word()}">{result.Word()}</span>""");
}
