using System.Globalization;
using Warehouse;

namespace Intercom.Loader;

/// <summary>Rows, and requests against their budget, a bar a run, the newest at the right.</summary>
internal static class ChartSection
{
    private const int Width = 640;
    private const int Height = 120;

    /// <summary>Intercom meters by ten seconds: of a shorter run no rate can be told.</summary>
    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(10);

    public static Html Of(PageModel model)
    {
        if (model.Snapshot is not { Ledger.Runs: { Count: > 0 } newest } snapshot) return Html.None;
        var runs = newest.Where(run => run.EndedAt is not null).Reverse().ToList();
        if (runs.Count == 0) return Html.None;
        var budget = (long)model.Config["api_rate_limit"]!;
        var rows = runs.Select(run => (run, Value: (double)(snapshot.Rows.GetValueOrDefault(run.Id)?.Read ?? 0))).ToList();
        var share = runs.Select(run => (run, Value: 100 * Rate(run) / budget)).ToList();
        return Html.Of(
            $"""
            <section aria-labelledby="charts"><h2 id="charts">Over time</h2><div class="charts">
            {Chart("Rows read by each run", rows, rows.Max(bar => bar.Value), value => Screen.Number((long)value))}
            {Chart($"Requests by each run, in % of {Screen.Number(budget)} a minute", share, Math.Max(100, share.Max(bar => bar.Value)), value => value.ToString("F1", CultureInfo.InvariantCulture) + " %")}
            </div></section>
            """);
    }

    /// <summary>Requests a minute.</summary>
    private static double Rate(RunEntry run)
    {
        var took = run.EndedAt!.Value - run.StartedAt;
        return (run.Requests ?? 0) / (took > _shortest ? took : _shortest).TotalMinutes;
    }

    private static Html Chart(string title, List<(RunEntry Run, double Value)> bars, double most, Func<double, string> text)
    {
        var step = (double)Width / Math.Max(bars.Count, 10);
        return Html.Of(
            $"""
            <figure><figcaption>{title}; at most {text(bars.Max(bar => bar.Value))}</figcaption><svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{title}: {bars.Count} runs, the last {text(bars[^1].Value)}, at most {text(bars.Max(bar => bar.Value))}">
            <line x1="0" y1="{Height - 1}" x2="{Width}" y2="{Height - 1}"/>
            {Html.Join(bars.Select((bar, i) => Bar(bar.Run, i * step, step, most <= 0 ? 0 : bar.Value / most, text(bar.Value))))}</svg></figure>
            """);
    }

    private static Html Bar(RunEntry run, double x, double step, double share, string text)
    {
        var height = Math.Max(1, Math.Round((Height - 2) * share, 1));
        return Html.Of($"""<rect class="{run.Result.Word()}" x="{Math.Round(x + 1, 1)}" y="{Math.Round(Height - 1 - height, 1)}" width="{Math.Round(Math.Max(1, step - 2), 1)}" height="{height}"><title>run {run.Id}, {run.Result.Word()}: {text}</title></rect>""");
    }
}
