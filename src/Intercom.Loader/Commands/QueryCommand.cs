using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary><c>query</c>: SQL on what was loaded, for whoever has no client of the warehouse at hand.</summary>
internal sealed class QueryCommand(CommandSetting setting, string sql)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var found = await setting.View.QueryAsync(sql, stop);
        if (setting.Screen.IsJson)
        {
            setting.Screen.Answer(new JArray(found.Rows.Select(row => new JObject(found.Columns.Zip(row, (name, value) => new JProperty(name, Json(value)))))));
            return LoaderExit.Done;
        }

        if (found.Rows.Count == 0)
        {
            setting.Screen.Line("No rows.");
            return LoaderExit.Done;
        }

        var table = new TextTable(setting.Screen, [.. found.Columns.Select((name, i) => found.Rows.All(row => row[i] is null or long or int or double or decimal) ? $"#{name}" : name)]);
        foreach (var row in found.Rows) table.Add([.. row.Select(Text)]);
        table.Show();
        return LoaderExit.Done;
    }

    private static JToken Json(object? value) => value is null or string or long or int or double or decimal or bool ? new JValue(value) : new JValue(Text(value));

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
