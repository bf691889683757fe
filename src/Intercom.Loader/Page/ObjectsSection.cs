using Warehouse;

namespace Intercom.Loader;

/// <summary>A row an object: how many rows, how fresh, how its last read went.</summary>
internal static class ObjectsSection
{
    public static Html Of(PageModel model)
    {
        if (model.Snapshot?.Ledger is not { Tables.Count: > 0 } ledger) return Html.Of($"<section aria-labelledby=\"objects\"><h2 id=\"objects\">Objects</h2><p>Nothing was loaded yet.</p></section>");
        return Html.Of(
            $"""
            <section aria-labelledby="objects"><h2 id="objects">Objects</h2><div class="wide" role="region" aria-labelledby="objects" tabindex="0"><table>
            <thead><tr><th scope="col">Object</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Gone</th><th scope="col">Last written</th><th scope="col">Last read</th><th scope="col" class="number">Misfits</th><th scope="col">Read whole</th></tr></thead>
            <tbody>
            {Html.Join(ledger.Tables.Select(table => Row(model, ledger, table)))}</tbody></table></div></section>
            """);
    }

    private static Html Row(PageModel model, LedgerView ledger, TableView table)
    {
        var entry = ledger.Streams.FirstOrDefault(stream => stream.Entry.Stream == table.Stream).Entry;
        var isDue = ledger.Contents.States.GetValueOrDefault(table.Stream)?.Refresh is not null || model.Refreshes.Contains(table.Stream);
        return Html.Of(
            $"""
            <tr><th scope="row">{table.Stream}</th><td class="number">{Screen.Number(table.Rows)}</td><td class="number">{Screen.Number(table.Deleted)}</td><td>{(table.SyncedAt is { } at ? PageText.Ago(at, model.Now) : Html.Of($"never"))}</td><td>{(entry is null ? Html.None : PageText.Badge(entry.Result))}</td><td class="number">{(entry is null ? "" : Screen.Number(entry.Misfits))}</td><td>{(isDue ? Html.Of($"by the next run") : Refresh(model, table.Stream))}</td></tr>

            """);
    }

    private static Html Refresh(PageModel model, string stream) =>
        PageView.Button(model, "refresh", "Refresh", Html.Of($"<input type=\"hidden\" name=\"object\" value=\"{stream}\">"), $"Refresh {stream}");
}
