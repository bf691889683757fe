using System.Globalization;
using System.Text;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TestKit;
using Warehouse;

namespace Intercom.Loader.Tests.Support;

/// <summary>The tables in a warehouse, held against the sandbox's truth.</summary>
internal sealed class LoadedTables(IWarehouse warehouse)
{
    private static readonly WarehouseLayout _layout = new("intercom", "intercom_", "_intercom_")
    {
        Expanded = new Dictionary<string, string> { ["custom_attributes"] = "custom_", ["ticket_attributes"] = "custom_" },
    };

    private readonly WarehouseView _view = new(warehouse, _layout, new LoadOptions(), WallClock.Instance);

    /// <summary>What differs: rows that are missing, that are too many, or that hold something else, by stream and key.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(Workspace workspace, params IReadOnlyList<string> streams)
    {
        var contents = await _view.ContentsAsync(CancellationToken.None);
        var found = new List<string>();
        foreach (var stream in streams)
        {
            var columns = contents.Columns[stream].Select(known => new TableColumn(known.Name, known.Type, known.Source)).ToList();
            if (columns.Count == 0) found.Add($"{stream}: no table");
            else found.AddRange(await CompareAsync(workspace, new StreamTable(stream, _layout.Table(stream), columns, [], null)));
        }

        return found;
    }

    /// <summary>One number.</summary>
    public async Task<long> CountAsync(string sql) => (await QueryAsync(sql, row => Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture)))[0];

    public Task<List<string>> ColumnsAsync(string table) => QueryAsync(
        $"SELECT column_name FROM information_schema.columns WHERE table_schema = 'intercom' AND table_name = '{table}' ORDER BY ordinal_position", row => row.GetString(0));

    public Task<List<T>> QueryAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read) => _view.WithAsync(async session =>
    {
        await using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }, CancellationToken.None);

    private async Task<IEnumerable<string>> CompareAsync(Workspace workspace, StreamTable table)
    {
        var members = new[] { StreamName.ParentMember(table.Stream), StreamName.IdMember(table.Stream) }.OfType<string>().ToList();
        var names = table.Columns.Select(column => column.Name).Append(AddedColumns.Extra).ToList();
        var rows = await QueryAsync(
            $"SELECT {string.Join(", ", names.Select(SqlDialect.Quote))} FROM intercom.\"{table.Name}\" WHERE _deleted_at IS NULL",
            row => new JObject(names.Select((name, i) => new JProperty(name, Value(row.GetValue(i))))));
        var held = rows.ToLookup(Key);
        var preview = new RowPreview(table);
        var truth = workspace.Truth(table.Stream).Select(record => preview.Row(Encoding.UTF8.GetBytes(record.ToEmitted().ToJsonString()))).ToDictionary(Key);
        return held.Where(same => same.Count() > 1).Select(same => $"{table.Stream} {same.Key}: {same.Count()} rows")
            .Concat(held.Where(row => !truth.ContainsKey(row.Key)).Select(row => $"{table.Stream} {row.Key}: too many"))
            .Concat(truth.Where(row => !held.Contains(row.Key)).Select(row => $"{table.Stream} {row.Key}: missing"))
            .Concat(truth.Where(row => held.Contains(row.Key)).SelectMany(row => Different(table, row.Value, held[row.Key].First())
                .Select(column => $"{table.Stream} {row.Key}: {column} is {held[row.Key].First()[column]}, not {row.Value[column]}")));

        string Key(JObject row) => string.Join(" of ", members.Select(member => (string?)row[member]));
    }

    private static IEnumerable<string> Different(StreamTable table, JObject expected, JObject actual) => table.Columns
        .Select(column => (column.Name, column.Type)).Append((Name: AddedColumns.Extra, Type: ColumnType.Json))
        .Where(column => !JToken.DeepEquals(Comparable(expected[column.Name]!, column.Type), Comparable(actual[column.Name]!, column.Type)))
        .Select(column => column.Name);

    /// <summary>JSON by its meaning.</summary>
    private static JToken Comparable(JToken value, ColumnType type)
    {
        if (type != ColumnType.Json || value is not JValue { Value: string text }) return value;
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(json);
    }

    private static JToken Value(object value) => value switch
    {
        DBNull => JValue.CreateNull(),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => JToken.FromObject(value),
    };
}
