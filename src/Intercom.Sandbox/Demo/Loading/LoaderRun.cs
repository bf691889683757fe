using System.Globalization;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Demo.Display;
using Intercom.Sandbox.Demo.Running;
using Spectre.Console;

namespace Intercom.Sandbox.Demo.Loading;

/// <summary>The demo's second half: the workspace into DuckDB, changes, what changed into DuckDB, and three questions to the tables.</summary>
internal sealed class LoaderRun(IDemoTarget target, DemoScreen screen, TimeProvider clock) : IDisposable
{
    private readonly WorkFolder _folder = new();

    /// <summary>Whether all of it went well.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var loader = new LoaderProcess(_folder.Write("intercom.yml", Settings()), target.BaseUrl);
        try
        {
            await LoadAsync("load", loader, cancellation);
            if (target.ChangeRows() is { } changes) screen.Done("changes", changes);
            await LoadAsync("load again", loader, cancellation);
            foreach (var question in Question.All) await ShowAsync(loader, question, cancellation);
            return true;
        }
        catch (InvalidOperationException failed)
        {
            screen.Failed("load", failed.Message);
            return false;
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>JSON is YAML too.</summary>
    private JsonObject Settings() => new() { ["source"] = target.Config.DeepClone(), ["warehouse"] = new JsonObject { ["duckdb"] = _folder.PathOf("intercom.duckdb") } };

    private async Task LoadAsync(string step, LoaderProcess loader, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var outcome = JsonNode.Parse(await screen.WaitAsync(step, loader.RunAsync(["load", "--json"], cancellation)))!;
        var objects = outcome["objects"]!.AsArray();
        screen.Done(step, string.Create(CultureInfo.InvariantCulture,
            $"{Sum("read"):N0} rows of {objects.Count} objects into DuckDB: {Sum("inserted"):N0} inserted, {Sum("updated"):N0} updated, {Sum("unchanged"):N0} unchanged, {Sum("deleted"):N0} gone; ")
            + string.Create(CultureInfo.InvariantCulture, $"{(long)outcome["commits"]!} commits, {(long)outcome["requests"]!:N0} requests."), clock.GetElapsedTime(started));

        long Sum(string member) => objects.Sum(loaded => (long)loaded![member]!);
    }

    private async Task ShowAsync(LoaderProcess loader, Question question, CancellationToken cancellation)
    {
        var rows = JsonNode.Parse(await loader.RunAsync(["query", question.Sql, "--json"], cancellation))!.AsArray();
        screen.Done("query", $"{question.Title}:");
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (name, _) in rows.FirstOrDefault()?.AsObject() ?? []) table.AddColumn(Markup.Escape(name));
        foreach (var row in rows) table.AddRow([.. row!.AsObject().Select(cell => Markup.Escape(cell.Value?.ToString() ?? ""))]);
        screen.Write(table);
    }
}
