using Warehouse;

namespace Intercom.Loader;

/// <summary>The page as HTML: no script, and nothing from elsewhere.</summary>
internal static class PageView
{
    public static Html Of(PageModel model) => Html.Of(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Title(model)}</title>
        <link rel="stylesheet" href="page.css">
        </head>
        <body>
        <header><h1>Intercom → {model.Warehouse}</h1>{Actions(model)}</header>
        <main>
        {(model.Said is { } said ? Html.Of($"<p class=\"said\" role=\"status\">{said}</p>") : Html.None)}
        {(model.Problem is { } problem ? Html.Of($"<p class=\"error\" role=\"alert\">The ledger cannot be read now; what is shown is older. {problem}</p>") : Html.None)}
        {Now(model)}
        {Errors(model)}
        {ConnectionSection.Of(model)}
        {ObjectsSection.Of(model)}
        {ChartSection.Of(model)}
        {RunsSection.Of(model)}
        {Changes(model)}
        </main>
        <footer>Times are UTC.{(model.Snapshot is { } snapshot ? Html.Of($" As the ledger was {PageText.Ago(snapshot.TakenAt, model.Now)}.") : Html.None)} <a href="metrics">Metrics</a></footer>
        </body>
        </html>

        """);

    /// <summary>A form of one button, which brings what a form elsewhere does not have.</summary>
    public static Html Button(PageModel model, string action, string text, Html fields = default, string? label = null) => Html.Of(
        $"""<form method="post" action="{action}"><input type="hidden" name="form_token" value="{model.FormToken}">{new Html(fields.Text ?? "")}<button{(label is null ? Html.None : Html.Of($" aria-label=\"{label}\""))}>{text}</button></form>""");

    private static string Title(PageModel model) => model.IsRunning
        ? "Running · intercom-loader"
        : $"{(model.Snapshot?.Ledger?.Runs is [var last, ..] ? last.Result.Word() : "nothing loaded yet")} · intercom-loader";

    private static Html Actions(PageModel model) => Html.Of(
        $"""<div class="actions">{Button(model, "run", model.IsRunning ? "Run again after this run" : "Run now")}</div>""");

    private static Html Now(PageModel model)
    {
        var due = model.Loop.Due is { } next ? Html.Of($"Next run due {PageText.Time(next)}.") : Html.Of($"The schedule has no further run.");
        var skipped = model.Loop.Skipped > 0 ? Html.Of($" {model.Loop.Skipped} runs were skipped, being due while another ran.") : Html.None;
        if (model.Loop.Running is not { } began) return Html.Of($"<p>{due}{skipped}</p>");
        var streams = model.Progress?.Streams ?? [];
        return Html.Of(
            $"""
            <section aria-labelledby="now"><h2 id="now">Run under way</h2>
            <p>Since {PageText.Span(model.Now - began)}: {streams.Count(line => line.HasEnded)} of {streams.Count} objects, {Screen.Number(streams.Sum(line => line.Read))} rows read, {Screen.Number(model.Requests ?? 0)} requests, {Screen.Number(model.Progress?.Commits ?? 0)} commits. {due}{skipped}</p></section>
            """);
    }

    private static Html Errors(PageModel model)
    {
        if (model.Snapshot?.Ledger is not { } ledger || ledger.Runs.FirstOrDefault(run => run.EndedAt is not null) is not { } last) return Html.None;
        var lines = ledger.Streams.Where(stream => stream.Run == last.Id && stream.Entry.Error is not null).Select(stream => Html.Of($"<li><b>{stream.Entry.Stream}</b>: {stream.Entry.Error}</li>")).ToList();
        if (last.Error is null && lines.Count == 0) return Html.None;
        return Html.Of(
            $"""
            <section class="error" aria-labelledby="errors"><h2 id="errors">What went wrong in run {last.Id}</h2>
            {(last.Error is { } error && ledger.Streams.All(stream => stream.Entry.Error != error) ? Html.Of($"<p>{error}</p>") : Html.None)}
            {(lines.Count > 0 ? Html.Of($"<ul>{Html.Join(lines)}</ul>") : Html.None)}
            <p>What was committed stays; the next run goes on from it.</p></section>
            """);
    }

    private static Html Changes(PageModel model)
    {
        var changes = model.Snapshot?.Changes ?? [];
        return changes.Count == 0 ? Html.None : Html.Of(
            $"""<section aria-labelledby="changes"><h2 id="changes">Schema changes</h2><ul>{Html.Join(changes.SelectMany(of => of.Changes.Select(change => Html.Of($"<li>run {of.Run}: {change}</li>"))))}</ul></section>""");
    }
}
