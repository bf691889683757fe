using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Simulation.Tests;

/// <summary>Reads lines of stdout with a parser of its own; whatever is not a message of the protocol throws.</summary>
internal static class LineParser
{
    /// <exception cref="JsonException">The line is not JSON.</exception>
    public static OutputLine Parse(ReadOnlyMemory<byte> line, DateTimeOffset at)
    {
        using var json = JsonDocument.Parse(line);
        var message = json.RootElement;
        var type = message.GetProperty("type").GetString()!;
        return type switch
        {
            "RECORD" => Record(message.GetProperty("record"), at),
            "STATE" => State(message.GetProperty("state"), at),
            "TRACE" => Trace(message.GetProperty("trace"), at),
            "LOG" => new OutputLine(at, type, "") { Message = message.GetProperty("log").GetProperty("message").GetString() },
            _ => throw new JsonException($"A message of type {type} has no place in a read."),
        };
    }

    private static OutputLine Record(JsonElement record, DateTimeOffset at)
    {
        var stream = record.GetProperty("stream").GetString()!;
        var data = record.GetProperty("data");
        var cursorField = stream switch
        {
            "conversation_parts" => "conversation_updated_at",
            "company_segments" => null, // nothing in the record tells when its company changed
            _ => Workspace.CursorOf(stream),
        };
        return new OutputLine(at, "RECORD", stream)
        {
            Number = data.GetProperty("v").GetInt64(),
            Cursor = cursorField is not null && data.GetProperty(cursorField) is { ValueKind: JsonValueKind.Number } cursor ? cursor.GetInt64() : null,
        };
    }

    private static OutputLine State(JsonElement state, DateTimeOffset at)
    {
        var stream = state.GetProperty("stream");
        return new OutputLine(at, "STATE", stream.GetProperty("stream_descriptor").GetProperty("name").GetString()!)
        {
            State = JObject.Parse(stream.GetProperty("stream_state").GetRawText()),
            RecordCount = state.GetProperty("sourceStats").GetProperty("recordCount").GetDouble(),
        };
    }

    private static OutputLine Trace(JsonElement trace, DateTimeOffset at)
    {
        var type = trace.GetProperty("type").GetString()!;
        var content = trace.GetProperty(type.ToLowerInvariant());
        var stream = content.TryGetProperty("stream_descriptor", out var descriptor) ? descriptor.GetProperty("name").GetString()! : "";
        return new OutputLine(at, type, stream)
        {
            Status = type == "STREAM_STATUS" ? content.GetProperty("status").GetString() : null,
            Message = type == "ERROR" ? content.GetRawText() : null,
        };
    }
}
