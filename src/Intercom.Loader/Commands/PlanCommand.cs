using System.Globalization;
using Connector.Engine;
using Newtonsoft.Json.Linq;
using Source.Intercom;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>plan</c>: what the next run would do, and what it would cost. A request or two an object are made, nothing is written.</summary>
internal sealed class PlanCommand(CommandSetting setting, IReadOnlyList<string>? only)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var names = setting.Selection.Names(only);
        var contents = await setting.View.ContentsAsync(stop);
        var planner = setting.Planner(contents, run: 0);
        var objects = (await setting.DiscoverAsync(stop)).Where(stream => names.Contains(stream.Name)).Select(stream => planner.Plan(stream, whole: false)).ToList();
        var (_, permissions) = await setting.Source.CheckPermissionsAsync(setting.Config, LineLog.Silent, stop);
        var refused = permissions.Where(found => found.IsGranted == false).SelectMany(found => found.Streams).Where(names.Contains).Order(StringComparer.Ordinal).ToList();
        var lines = await CostAsync(objects, refused, stop);
        if (setting.Screen.IsJson) setting.Screen.Answer(Json(lines, refused));
        else Show(lines, permissions, refused);
        return LoaderExit.Done;
    }

    private async Task<List<PlanLine>> CostAsync(List<PlannedObject> objects, List<string> refused, CancellationToken stop)
    {
        var asked = objects.Where(planned => !refused.Contains(planned.Name) && Definition(planned.Name).Parent is null).ToList();
        var read = new ConnectorRead(setting.Source, setting.Config, setting.Screen.Redact, setting.Time, false);
        var estimate = new ReadEstimate([.. asked.Select(planned => planned.Name)]);
        if (asked.Count > 0) await read.RunAsync(asked, messages => estimate.TakeAsync(messages, stop), stop);
        return [.. objects.Select(planned =>
        {
            var definition = Definition(planned.Name);
            var rows = estimate.Rows(definition.Parent?.Stream ?? planned.Name);
            return new PlanLine(
                planned, definition.Parent is null ? rows : null, refused.Contains(planned.Name) ? 0 : PlannedCost.Requests(definition, rows), Collisions(planned.Loaded.Plan.Table));
        })];
    }

    private StreamDefinition Definition(string name) => setting.Source.Streams.Find(name);

    private IReadOnlyList<string> Collisions(StreamTable table)
    {
        var design = new TableDesign(setting.Layout);
        return [.. table.Columns.Where(column => column.Name != design.PlainName(column))
            .Select(column => $"{string.Join('.', column.Source)} is {column.Name}, because {design.PlainName(column)} is taken")];
    }

    private void Show(List<PlanLine> lines, IReadOnlyList<PermissionFinding> permissions, List<string> refused)
    {
        var screen = setting.Screen;
        screen.Line($"Into schema `{setting.Layout.Schema}` of {setting.Warehouse.Name}:");
        var table = new TextTable(screen, "object", "table", "read", "#columns", "change", "#rows", "#requests");
        foreach (var line in lines)
        {
            table.Add(line.Name, line.Table.Name, line.How, Screen.Number(line.Table.Columns.Count), line.Change,
                refused.Contains(line.Name) ? "refused" : line.Rows is { } rows ? Screen.Number(rows) : "?", line.Requests is { } requests ? Screen.Number(requests) : "?");
        }

        table.Show();
        screen.Line();
        var columns = new TextTable(screen, "table", "column", "type", "change");
        foreach (var line in lines)
        {
            foreach (var column in line.Table.Columns) columns.Add(line.Table.Name, column.Name, setting.Warehouse.Dialect.TypeName(column.Type), line.ChangeOf(column));
        }

        columns.Show();
        foreach (var collision in lines.SelectMany(line => line.Collisions)) screen.Line($"Name: {collision}.");
        foreach (var missing in permissions.Where(found => found.IsGranted == false && found.Streams.Any(refused.Contains))) screen.Line(missing.Message!);
        screen.Line(Cost(lines));
    }

    private string Cost(List<PlanLine> lines)
    {
        var unknown = lines.Where(line => line.Requests is null).Select(line => line.Name).ToList();
        var requests = lines.Sum(line => line.Requests ?? 0);
        var text = string.Create(CultureInfo.InvariantCulture, $"About {requests:N0} requests, {Math.Max(0.1, Minutes(requests)):F1} minutes");
        return unknown.Count == 0 ? text + "." : $"{text}, and those of {string.Join(", ", unknown)}, whose number the API does not say.";
    }

    private double Minutes(long requests) => PlannedCost.Minutes(requests, (long)setting.Config["api_rate_limit"]!, (int)setting.Config["num_workers"]!);

    private JObject Json(List<PlanLine> lines, List<string> refused) => new()
    {
        ["warehouse"] = setting.Warehouse.Name,
        ["schema"] = setting.Layout.Schema,
        ["requests"] = lines.Sum(line => line.Requests ?? 0),
        ["minutes"] = Math.Round(Minutes(lines.Sum(line => line.Requests ?? 0)), 2),
        ["refused"] = new JArray(refused),
        ["objects"] = new JArray(lines.Select(line => new JObject
        {
            ["object"] = line.Name,
            ["table"] = line.Table.Name,
            ["read"] = line.How,
            ["rows"] = line.Rows,
            ["requests"] = line.Requests,
            ["primary_key"] = new JArray(line.Table.Key),
            ["cursor"] = line.Table.Cursor,
            ["changes"] = new JArray(line.Planned.Loaded.Plan.Changes.Select(change => change.ToString())),
            ["collisions"] = new JArray(line.Collisions),
            ["columns"] = new JArray(line.Table.Columns.Select(column => new JObject
            {
                ["name"] = column.Name,
                ["type"] = setting.Warehouse.Dialect.TypeName(column.Type),
                ["source"] = string.Join('.', column.Source),
            })),
        })),
    };
}
