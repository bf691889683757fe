using System.Globalization;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary>What a run did, as the ledger has it: a row an object, and a sentence.</summary>
internal static class OutcomeReport
{
    public static void Show(Screen screen, LoadOutcome outcome, long? requests)
    {
        if (screen.IsJson)
        {
            screen.Answer(Json(outcome, requests));
            return;
        }

        var table = new TextTable(screen, "object", "result", "#read", "#inserted", "#updated", "#unchanged", "#deleted", "#misfits");
        foreach (var stream in outcome.Streams)
        {
            table.Add(stream.Stream, stream.Result.Word() + (stream.IsRefresh ? " (whole)" : ""), Screen.Number(stream.Read), Screen.Number(stream.Rows.Inserted),
                Screen.Number(stream.Rows.Updated), Screen.Number(stream.Rows.Unchanged), Screen.Number(stream.Rows.Deleted), Screen.Number(stream.Misfits));
        }

        table.Show();
        ShowChangesAndErrors(screen, outcome);
        screen.Line(Sentence(outcome, requests));
    }

    /// <summary>The same in a few lines, or in one of JSON, for whoever shows one run after the other.</summary>
    public static void ShowBriefly(Screen screen, LoadOutcome outcome, long? requests)
    {
        if (screen.IsJson)
        {
            screen.Event(Json(outcome, requests));
            return;
        }

        ShowChangesAndErrors(screen, outcome);
        screen.Line(Sentence(outcome, requests));
    }

    private static void ShowChangesAndErrors(Screen screen, LoadOutcome outcome)
    {
        foreach (var change in outcome.Streams.SelectMany(stream => stream.Changes)) screen.Line($"Schema: {change}.");
        // Where nothing worked the reason is one, and whose token is dead need not read it thirty times.
        var failed = outcome.Result == RunResult.Failed ? [] : outcome.Streams.Where(stream => stream.Error is not null).ToList();
        foreach (var stream in failed) screen.Line($"{stream.Stream}: {stream.Error}");
        if (outcome.Error is { } error && failed.All(stream => stream.Error != error)) screen.Line(error);
    }

    private static string Sentence(LoadOutcome outcome, long? requests)
    {
        var asked = requests is { } count ? $", {Screen.Number(count)} requests" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Run {outcome.Run} {Result(outcome.Result)} in {outcome.Duration.TotalSeconds:F1} s: ")
            + $"{Screen.Number(outcome.Streams.Sum(stream => stream.Read))} rows read, {outcome.Commits} commits{asked}.";
    }

    private static string Result(RunResult result) => result switch
    {
        RunResult.Succeeded => "succeeded",
        RunResult.Partly => "succeeded partly: some objects failed, the rest is committed,",
        RunResult.Stopped => "was stopped, and committed what it had,",
        _ => "failed",
    };

    private static JObject Json(LoadOutcome outcome, long? requests) => new()
    {
        ["run"] = outcome.Run,
        ["result"] = outcome.Result.Word(),
        ["seconds"] = Math.Round(outcome.Duration.TotalSeconds, 3),
        ["commits"] = outcome.Commits,
        ["requests"] = requests,
        ["error"] = outcome.Error,
        ["objects"] = new JArray(outcome.Streams.Select(stream => EntryJson(stream))),
    };

    public static JObject EntryJson(StreamEntry entry) => new()
    {
        ["object"] = entry.Stream,
        ["result"] = entry.Result.Word(),
        ["whole"] = entry.IsRefresh,
        ["read"] = entry.Read,
        ["inserted"] = entry.Rows.Inserted,
        ["updated"] = entry.Rows.Updated,
        ["unchanged"] = entry.Rows.Unchanged,
        ["deleted"] = entry.Rows.Deleted,
        ["misfits"] = entry.Misfits,
        ["requests"] = entry.Requests,
        ["schema_changes"] = new JArray(entry.Changes),
        ["error"] = entry.Error,
    };
}
