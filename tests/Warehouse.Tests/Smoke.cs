using System.Text;
using Newtonsoft.Json.Linq;

namespace Warehouse.Tests;

public sealed class Smoke
{
    [Fact]
    public async Task Loads()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".duckdb");
        await using var warehouse = new DuckDbWarehouse(path);
        var layout = new WarehouseLayout("intercom", "intercom_", "_intercom_") { Expanded = new Dictionary<string, string> { ["custom_attributes"] = "custom_" } };
        var schema = JObject.Parse("""{"properties":{"id":{"type":["string","null"]},"updated_at":{"type":["integer","null"],"x-time":"unix_seconds"},"n":{"type":"integer"},"o":{"type":"object"},"custom_attributes":{"type":"object","properties":{"Plan Type":{"type":"string"}}}}}""");
        for (var i = 0; i < 3; i++)
        {
            await using var run = await LoadRun.BeginAsync(warehouse, layout, new LoadOptions(), TimeProvider.System, default);
            var plan = new TableDesign(layout).Plan(new DeclaredStream("things", schema, ["id"], "updated_at"), [.. run.Contents.Columns["things"]]);
            var messages = new StringBuilder();
            for (var r = 0; r < 5000; r++)
                messages.Append($$$$"""{"type":"RECORD","record":{"stream":"things","data":{"id":"{{{{r}}}}","updated_at":{{{{1700000000 + r + (i == 1 && r % 2 == 0 ? 1 : 0)}}}},"n":{{{{(r % 3 == 0 ? "\"x\"" : "5")}}}},"o":{"a":[1.10]},"z":1,"custom_attributes":{"Plan Type":"pro"}},"emitted_at":1}}""").Append('\n');
            messages.Append("""{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"things"},"stream_state":{"updated_at":1700000000}}}}""").Append('\n');
            messages.Append("""{"type":"TRACE","trace":{"type":"STREAM_STATUS","stream_status":{"stream_descriptor":{"name":"things"},"status":"COMPLETE"}}}""").Append('\n');
            var load = new MessageLoad(run, [new LoadedStream(plan)], new Quiet(), () => null);
            var outcome = await load.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(messages.ToString())), () => false, default);
            TestContext.Current.TestOutputHelper!.WriteLine(outcome + " " + string.Join(";", outcome.Streams));
        }

        await using var session = await warehouse.OpenAsync(default);
        foreach (var table in new[] { "intercom_things", "_intercom_state", "_intercom_runs", "_intercom_run_streams", "_intercom_columns" })
        {
            var rows = await session.Connection.QueryAsync($"SELECT * FROM intercom.{table} LIMIT 3", r => string.Join(" | ", Enumerable.Range(0, r.FieldCount).Select(i => $"{r.GetName(i)}={r.GetValue(i)}")), default);
            rows.ForEach(TestContext.Current.TestOutputHelper!.WriteLine);
        }
    }

    private sealed class Quiet : ILoadProgress
    {
        public void Log(string level, string message) { }
        public void Status(string stream, string status) { }
        public void Announced(string stream, long records) { }
        public void Read(string stream, long records) { }
        public void Committed(long commits, IReadOnlyDictionary<string, MergeCounts> rows) { }
    }
}
