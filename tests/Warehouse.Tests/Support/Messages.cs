using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Warehouse.Tests;

/// <summary>Lines as a source prints them.</summary>
internal sealed class Messages
{
    private readonly StringBuilder _lines = new();

    public Messages Record(string stream, string data) =>
        Line($$$"""{"type":"RECORD","record":{"stream":"{{{stream}}}","data":{{{data}}},"emitted_at":1700000000000}}""");

    public Messages Records(string stream, params IEnumerable<string> data) => data.Aggregate(this, (all, record) => all.Record(stream, record));

    public Messages State(string stream, string state = """{"updated_at":1}""") => Line(new JObject
    {
        ["type"] = "STATE",
        ["state"] = new JObject
        {
            ["type"] = "STREAM",
            ["stream"] = new JObject { ["stream_descriptor"] = new JObject { ["name"] = stream }, ["stream_state"] = JObject.Parse(state) },
        },
    });

    public Messages Complete(string stream) => Status(stream, "COMPLETE");

    public Messages Incomplete(string stream) => Status(stream, "INCOMPLETE");

    public Messages Announce(string stream, long rows) => Line(new JObject
    {
        ["type"] = "TRACE",
        ["trace"] = new JObject { ["type"] = "ESTIMATE", ["estimate"] = new JObject { ["name"] = stream, ["type"] = "STREAM", ["row_estimate"] = rows } },
    });

    public Messages Error(string stream, string message) => Line(new JObject
    {
        ["type"] = "TRACE",
        ["trace"] = new JObject
        {
            ["type"] = "ERROR",
            ["error"] = new JObject { ["message"] = message, ["stream_descriptor"] = new JObject { ["name"] = stream } },
        },
    });

    public Messages Line(string line)
    {
        _lines.Append(line).Append('\n');
        return this;
    }

    public Messages Raw(string text)
    {
        _lines.Append(text);
        return this;
    }

    public Stream ToStream() => new MemoryStream(Encoding.UTF8.GetBytes(_lines.ToString()));

    private Messages Status(string stream, string status) => Line(new JObject
    {
        ["type"] = "TRACE",
        ["trace"] = new JObject
        {
            ["type"] = "STREAM_STATUS",
            ["stream_status"] = new JObject { ["stream_descriptor"] = new JObject { ["name"] = stream }, ["status"] = status },
        },
    });

    private Messages Line(JObject message) => Line(message.ToString(Formatting.None));
}
