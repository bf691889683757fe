using System.Globalization;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>status</c>: the last runs, and of each object its rows, how fresh they are, and how its last read went.</summary>
internal sealed class StatusCommand(CommandSetting setting)
{
    private const int Runs = 10;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var ledger = await setting.View.ReadAsync(Runs, cancellationToken);
        var next = ledger?.Runs.FirstOrDefault() is { } last ? setting.Settings.Schedule?.After(last.StartedAt) : null;
        if (setting.Screen.IsJson) setting.Screen.Answer(Json(ledger, next));
        else if (ledger is null) setting.Screen.Line($"Nothing was loaded yet into schema `{setting.Settings.Schema}` of {setting.Warehouse.Name}. Run `intercom-loader load`.");
        else Show(ledger, next);
        return LoaderExit.Done;
    }

    private void Show(LedgerView ledger, DateTimeOffset? next)
    {
        var screen = setting.Screen;
        var runs = new TextTable(screen, "#run", "started (UTC)", "result", "#seconds", "#commits", "#requests", "error");
        foreach (var run in ledger.Runs)
        {
            runs.Add(Screen.Number(run.Id), run.StartedAt.Plain(), run.Result.Word(), run.EndedAt is { } end ? (end - run.StartedAt).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) : "",
                Screen.Number(run.Commits), run.Requests is { } count ? Screen.Number(count) : "", run.Error);
        }

        runs.Show();
        screen.Line();
        var objects = new TextTable(screen, "object", "#rows", "#deleted", "last written (UTC)", "#run", "result", "error");
        foreach (var table in ledger.Tables)
        {
            var (run, entry) = ledger.Streams.FirstOrDefault(entry => entry.Entry.Stream == table.Stream);
            objects.Add(table.Stream, Screen.Number(table.Rows), Screen.Number(table.Deleted), table.SyncedAt is { } at ? at.Plain() : "", entry is null ? "" : Screen.Number(run),
                entry?.Result.Word(), entry?.Error);
        }

        objects.Show();
        var waiting = ledger.Contents.States.Where(state => state.Value.Refresh is not null).Select(state => state.Key).Order(StringComparer.Ordinal).ToList();
        if (waiting.Count > 0) screen.Line($"To be read whole by the next run: {string.Join(", ", waiting)}.");
        if (next is { } due) screen.Line($"Next run due: {due.Plain()} UTC.");
    }

    private JObject Json(LedgerView? ledger, DateTimeOffset? next) => new()
    {
        ["warehouse"] = setting.Warehouse.Name,
        ["schema"] = setting.Settings.Schema,
        ["next_run"] = next?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["runs"] = new JArray((ledger?.Runs ?? []).Select(run => new JObject
        {
            ["run"] = run.Id,
            ["started_at"] = run.StartedAt.Iso(),
            ["ended_at"] = run.EndedAt?.Iso(),
            ["result"] = run.Result.Word(),
            ["commits"] = run.Commits,
            ["requests"] = run.Requests,
            ["error"] = run.Error,
        })),
        ["objects"] = new JArray((ledger?.Tables ?? []).Select(table => ObjectJson(ledger!, table))),
    };

    private static JObject ObjectJson(LedgerView ledger, TableView table)
    {
        var (run, entry) = ledger.Streams.FirstOrDefault(entry => entry.Entry.Stream == table.Stream);
        var state = ledger.Contents.States.GetValueOrDefault(table.Stream);
        return new JObject
        {
            ["object"] = table.Stream,
            ["table"] = table.Table,
            ["rows"] = table.Rows,
            ["deleted"] = table.Deleted,
            ["last_written"] = table.SyncedAt?.Iso(),
            ["refresh_due"] = state?.Refresh is not null,
            ["state"] = state?.State is { } text ? JToken.Parse(text) : null,
            ["last_run"] = entry is null ? null : run,
            ["last"] = entry is null ? null : OutcomeReport.EntryJson(entry),
        };
    }
}
