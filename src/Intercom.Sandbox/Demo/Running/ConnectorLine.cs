using System.Text.Json;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>Understands one line of the connector's output.</summary>
internal static class ConnectorLine
{
    public static ConnectorMessage Parse(string line)
    {
        try
        {
            return Read(JsonElement.Parse(line));
        }
        catch (Exception unfit) when (unfit is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new ConnectorMessage.Foreign(line);
        }
    }

    private static ConnectorMessage Read(JsonElement message) => Text(message, "type") switch
    {
        "RECORD" => ReadRecord(message.GetProperty("record")),
        "STATE" => ReadState(message.GetProperty("state")),
        "TRACE" => ReadTrace(message.GetProperty("trace")),
        "LOG" => ReadLog(message.GetProperty("log")),
        "CONNECTION_STATUS" => ReadConnection(message.GetProperty("connectionStatus")),
        "CATALOG" => new ConnectorMessage.Catalog(message.GetProperty("catalog").GetProperty("streams")),
        var other => new ConnectorMessage.Other(other),
    };

    private static ConnectorMessage.Record ReadRecord(JsonElement record) => new(Text(record, "stream"), record.GetProperty("data"));

    private static ConnectorMessage.State ReadState(JsonElement state)
    {
        var stream = state.GetProperty("stream");
        return new ConnectorMessage.State(Text(stream.GetProperty("stream_descriptor"), "name"), state, stream.GetProperty("stream_state"));
    }

    private static ConnectorMessage.Log ReadLog(JsonElement log) => new(Text(log, "level"), Text(log, "message"));

    private static ConnectorMessage.Connection ReadConnection(JsonElement status) => new(
        Text(status, "status") == "SUCCEEDED", status.TryGetProperty("message", out var text) ? text.GetString() : null);

    private static ConnectorMessage ReadTrace(JsonElement trace) => Text(trace, "type") switch
    {
        "STREAM_STATUS" => ReadStatus(trace.GetProperty("stream_status"), trace.GetProperty("emitted_at").GetDouble()),
        "ERROR" => ReadError(trace.GetProperty("error")),
        "ESTIMATE" => ReadEstimate(trace.GetProperty("estimate")),
        var other => new ConnectorMessage.Other($"TRACE {other}"),
    };

    private static ConnectorMessage.Status ReadStatus(JsonElement status, double emittedAt) => new(
        Text(status.GetProperty("stream_descriptor"), "name"),
        Text(status, "status") switch
        {
            "STARTED" => StreamPhase.Started,
            "RUNNING" when status.TryGetProperty("reasons", out _) => StreamPhase.Throttled,
            "RUNNING" => StreamPhase.Running,
            "COMPLETE" => StreamPhase.Complete,
            "INCOMPLETE" => StreamPhase.Incomplete,
            var unknown => throw new FormatException($"stream status {unknown}"),
        },
        DateTimeOffset.FromUnixTimeMilliseconds((long)emittedAt));

    private static ConnectorMessage.Error ReadError(JsonElement error) => new(
        error.TryGetProperty("stream_descriptor", out var stream) ? Text(stream, "name") : null, Text(error, "message"));

    private static ConnectorMessage.Estimate ReadEstimate(JsonElement estimate) => new(Text(estimate, "name"), estimate.GetProperty("row_estimate").GetInt64());

    private static string Text(JsonElement parent, string member) =>
        parent.GetProperty(member).GetString() ?? throw new FormatException($"{member} is null");
}
