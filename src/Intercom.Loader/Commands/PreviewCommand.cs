using System.Text;
using Airbyte.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary><c>preview</c>: the first rows of an object as they would be loaded. Nothing is written.</summary>
internal sealed class PreviewCommand(CommandSetting setting, string name, int limit)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (limit < 1) throw new UsageException("--limit must be at least 1.");
        var names = setting.Selection.Names([name]);
        var contents = await setting.View.ContentsAsync(stop);
        // From the beginning, whatever was loaded already.
        var planner = setting.Planner(contents with { States = WarehouseContents.None.States }, run: 0);
        var stream = (await setting.DiscoverAsync(stop)).First(stream => stream.Name == names[0]);
        var planned = planner.Plan(stream, whole: false);
        var read = new ConnectorRead(setting.Source, setting.Config, setting.Screen.Redact, setting.Time, setting.Debug);
        var rows = await read.RunAsync([planned], messages => FirstRowsAsync(messages, planned.Loaded.Plan.Table, stop), stop);
        if (setting.Screen.IsJson) setting.Screen.Answer(new JObject { ["object"] = planned.Name, ["table"] = planned.Loaded.Plan.Table.Name, ["rows"] = new JArray(rows) });
        else Show(planned.Loaded.Plan.Table, rows);
        return LoaderExit.Done;
    }

    private async Task<List<JObject>> FirstRowsAsync(Stream messages, StreamTable table, CancellationToken stop)
    {
        var (reader, preview, rows) = (new MessageReader(messages), new RowPreview(table), new List<JObject>());
        while (rows.Count < limit && await reader.ReadAsync(stop))
        {
            if (Take(reader.Line, preview) is { } row) rows.Add(row);
        }

        return rows;
    }

    /// <summary>Null: the line is no record.</summary>
    private JObject? Take(ReadOnlySpan<byte> line, RowPreview preview)
    {
        var message = MessageLine.Parse(line);
        if (message.IsRecord) return preview.Row(message.Data);
        using var json = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(line))) { DateParseHandling = DateParseHandling.None };
        var other = JObject.Load(json);
        if (other["trace"]?["error"]?["message"] is { } error) throw ConnectorException.Config((string)error!);
        if (other["log"] is JObject log) setting.Screen.Log((string)log["level"]!, (string)log["message"]!);
        return null;
    }

    /// <summary>A row's columns one below the other: a table of thirty columns fits no terminal.</summary>
    private void Show(StreamTable table, List<JObject> rows)
    {
        var screen = setting.Screen;
        for (var i = 0; i < rows.Count; i++)
        {
            screen.Line($"{table.Name}, row {i + 1}");
            var columns = new TextTable(screen, "column", "type", "value");
            foreach (var (column, value) in rows[i])
            {
                if (value is null or { Type: JTokenType.Null }) continue;
                columns.Add(column, column == AddedColumns.Extra ? "Json" : table.Column(column).Type.ToString(), Cut(value.Type == JTokenType.String ? (string)value! : value.ToString(Formatting.None)));
            }

            columns.Show();
            screen.Line();
        }

        screen.Line(rows.Count == 0 ? $"{table.Stream} has no rows since the start date, or the token may not read it." : "Columns without a value are left out. Nothing was written.");
    }

    private static string Cut(string value) => value.Length <= 100 ? value : value[..(char.IsHighSurrogate(value[99]) ? 99 : 100)] + "…";
}
