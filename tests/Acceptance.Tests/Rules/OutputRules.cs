using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>That stdout is messages of the protocol and nothing else, and stderr silent. The platform's suite drops what it cannot read.</summary>
internal static class OutputRules
{
    /// <summary>The message types and the member that holds each one's content (airbyte_protocol.yaml, AirbyteMessage).</summary>
    private static readonly Dictionary<string, string> _contents = new()
    {
        ["RECORD"] = "record",
        ["STATE"] = "state",
        ["LOG"] = "log",
        ["SPEC"] = "spec",
        ["CONNECTION_STATUS"] = "connectionStatus",
        ["CATALOG"] = "catalog",
        ["TRACE"] = "trace",
        ["CONTROL"] = "control",
    };

    public static IEnumerable<string> Violations(ConnectorRun run)
    {
        if (run.Stderr.Length > 0) yield return $"stderr is not empty: {run.Stderr.Trim()}";
        if (run.Stdout.Length == 0) yield return "stdout is empty";
        else if (run.Stdout[0] == '\uFEFF') yield return "stdout begins with a byte order mark";
        if (run.Stdout.Length > 0 && run.Stdout[^1] != '\n') yield return "the last line of stdout is not ended";
        foreach (var line in run.Lines)
            foreach (var fault in Faults(line)) yield return $"line {line.Number}: {fault}: {Short(line.Raw)}";
    }

    private static IEnumerable<string> Faults(OutputLine line)
    {
        if (line.Message is null) return ["not a JSON object"];
        if (line.Type is null || !_contents.TryGetValue(line.Type, out var member)) return ["no message of a known type"];
        if (line.Message[member] is not JObject content) return [$"a {line.Type} without {member}"];
        return line.Type switch
        {
            "RECORD" => RecordFaults(content),
            "STATE" => StateFaults(content),
            "TRACE" => TraceFaults(content),
            _ => [],
        };
    }

    private static IEnumerable<string> RecordFaults(JObject record)
    {
        if (record["stream"]?.Type != JTokenType.String) yield return "a record without stream";
        if (record["data"] is not JObject) yield return "a record without data";
        if (record["emitted_at"]?.Type != JTokenType.Integer) yield return "a record whose emitted_at is no integer";
    }

    private static IEnumerable<string> StateFaults(JObject state)
    {
        if (state.Value<string>("type") != "STREAM") yield return "a state that is not of type STREAM";
        if (state.SelectToken("stream.stream_descriptor.name")?.Type != JTokenType.String) yield return "a state without stream";
        if (state.SelectToken("stream.stream_state") is not JObject) yield return "a state without stream_state";
        if (state.SelectToken("sourceStats.recordCount")?.Type is not (JTokenType.Float or JTokenType.Integer)) yield return "a state without recordCount";
    }

    private static IEnumerable<string> TraceFaults(JObject trace)
    {
        var kind = trace.Value<string>("type") ?? "";
        if (kind is not ("ERROR" or "ESTIMATE" or "STREAM_STATUS" or "ANALYTICS")) yield return "a trace of no known type";
        else if (trace[kind.ToLowerInvariant()] is not JObject) yield return $"a trace {kind} without content";
        if (trace["emitted_at"]?.Type is not (JTokenType.Float or JTokenType.Integer)) yield return "a trace without emitted_at";
    }

    private static string Short(string line) => line.Length <= 120 ? line : line[..120] + "…";
}
