using Warehouse;

namespace Intercom.Loader;

/// <summary>The last runs, the newest first.</summary>
internal static class RunsSection
{
    public static Html Of(PageModel model)
    {
        if (model.Snapshot is not { Ledger.Runs: { Count: > 0 } runs } snapshot) return Html.None;
        return Html.Of(
            $"""
            <section aria-labelledby="runs"><h2 id="runs">Runs</h2><div class="wide" role="region" aria-labelledby="runs" tabindex="0"><table>
            <thead><tr><th scope="col" class="number">Run</th><th scope="col">Began</th><th scope="col">Result</th><th scope="col" class="number">Took</th><th scope="col" class="number">Rows read</th><th scope="col" class="number">Changed</th><th scope="col" class="number">Misfits</th><th scope="col" class="number">Requests</th><th scope="col">Error</th></tr></thead>
            <tbody>
            {Html.Join(runs.Select(run => Row(run, snapshot.Rows.GetValueOrDefault(run.Id))))}</tbody></table></div></section>
            """);
    }

    private static Html Row(RunEntry run, RunRows? rows) => Html.Of(
        $"""
        <tr><th scope="row" class="number">{run.Id}</th><td>{PageText.Time(run.StartedAt)}</td><td>{PageText.Badge(run.Result)}</td><td class="number">{(run.EndedAt is { } end ? PageText.Span(end - run.StartedAt) : "")}</td><td class="number">{Number(rows?.Read)}</td><td class="number">{Number(rows?.Changed)}</td><td class="number">{Number(rows?.Misfits)}</td><td class="number">{Number(run.Requests)}</td><td class="words">{run.Error}</td></tr>

        """);

    private static string Number(long? number) => number is { } known ? Screen.Number(known) : "";
}
