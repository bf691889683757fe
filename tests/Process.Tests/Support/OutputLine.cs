using System.Runtime.InteropServices;
using System.Text.Json;

namespace Process.Tests;

/// <summary>One whole line of output; <paramref name="Bytes"/> counts its newline.</summary>
internal abstract record OutputLine(int Bytes)
{
    public sealed record Record(string Stream, JsonElement Json, int Bytes) : OutputLine(Bytes)
    {
        /// <summary>The record's bytes exactly as printed.</summary>
        public ReadOnlySpan<byte> Data => JsonMarshal.GetRawUtf8Value(Json);
    }

    /// <param name="Message">The member <c>state</c>, as a platform stores it and hands it back.</param>
    public sealed record State(string Stream, JsonElement Message, int Bytes) : OutputLine(Bytes)
    {
        public JsonElement Value => Message.GetProperty("stream").GetProperty("stream_state");
    }

    /// <param name="Value">STARTED, RUNNING, COMPLETE or INCOMPLETE.</param>
    public sealed record Status(string Stream, string Value, int Bytes) : OutputLine(Bytes);

    public sealed record Error(string? Stream, string Message, int Bytes) : OutputLine(Bytes);

    public sealed record Log(string Level, string Message, int Bytes) : OutputLine(Bytes);

    public sealed record ConnectionStatus(string Value, string? Message, int Bytes) : OutputLine(Bytes);

    public sealed record Other(int Bytes) : OutputLine(Bytes);

    /// <exception cref="JsonException">The line is not JSON, which no line may be.</exception>
    public static OutputLine Parse(ReadOnlyMemory<byte> line)
    {
        var root = JsonDocument.Parse(line).RootElement;
        return root.GetProperty("type").GetString() switch
        {
            "RECORD" => ParseRecord(root.GetProperty("record"), line.Length + 1),
            "STATE" => ParseState(root.GetProperty("state"), line.Length + 1),
            "TRACE" => ParseTrace(root.GetProperty("trace"), line.Length + 1),
            "LOG" => new Log(Text(root, "log", "level")!, Text(root, "log", "message")!, line.Length + 1),
            "CONNECTION_STATUS" => ParseConnection(root.GetProperty("connectionStatus"), line.Length + 1),
            _ => new Other(line.Length + 1),
        };
    }

    private static ConnectionStatus ParseConnection(JsonElement status, int bytes) =>
        new(status.GetProperty("status").GetString()!, status.TryGetProperty("message", out var message) ? message.GetString() : null, bytes);

    private static Record ParseRecord(JsonElement record, int bytes) =>
        new(record.GetProperty("stream").GetString()!, record.GetProperty("data"), bytes);

    private static State ParseState(JsonElement state, int bytes) =>
        new(state.GetProperty("stream").GetProperty("stream_descriptor").GetProperty("name").GetString()!, state, bytes);

    private static OutputLine ParseTrace(JsonElement trace, int bytes) => trace.GetProperty("type").GetString() switch
    {
        "STREAM_STATUS" => new Status(Descriptor(trace.GetProperty("stream_status"))!, Text(trace, "stream_status", "status")!, bytes),
        "ERROR" => new Error(Descriptor(trace.GetProperty("error")), Text(trace, "error", "message")!, bytes),
        _ => new Other(bytes),
    };

    private static string? Descriptor(JsonElement holder) =>
        holder.TryGetProperty("stream_descriptor", out var descriptor) ? descriptor.GetProperty("name").GetString() : null;

    private static string? Text(JsonElement root, string member, string name) => root.GetProperty(member).GetProperty(name).GetString();
}
