using System.Text.Json;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>One line of the connector's output, understood. The shapes are those of airbyte_protocol.yaml.</summary>
internal abstract record ConnectorMessage
{
    /// <summary>A record of a stream.</summary>
    public sealed record Record(string Stream, JsonElement Data) : ConnectorMessage;

    /// <summary>A state; <paramref name="Whole"/> is what a later read takes, <paramref name="Value"/> the stream's part of it.</summary>
    public sealed record State(string Stream, JsonElement Whole, JsonElement Value) : ConnectorMessage;

    /// <summary>A stream begins, lives or ends. <paramref name="At"/> is when the connector said so.</summary>
    public sealed record Status(string Stream, StreamPhase Phase, DateTimeOffset At) : ConnectorMessage;

    /// <summary>About how many records a read will emit of a stream.</summary>
    public sealed record Estimate(string Stream, long Rows) : ConnectorMessage;

    /// <summary>A failure of one stream, or of the whole command when <paramref name="Stream"/> is null.</summary>
    public sealed record Error(string? Stream, string Text) : ConnectorMessage;

    /// <summary>A log line.</summary>
    public sealed record Log(string Level, string Text) : ConnectorMessage;

    /// <summary>The answer to <c>check</c>.</summary>
    public sealed record Connection(bool Succeeded, string? Text) : ConnectorMessage;

    /// <summary>The answer to <c>discover</c>: the catalog's streams.</summary>
    public sealed record Catalog(JsonElement Streams) : ConnectorMessage;

    /// <summary>A message of a kind that the demo has no use for.</summary>
    public sealed record Other(string Type) : ConnectorMessage;

    /// <summary>A line that is no message at all; the protocol forbids it.</summary>
    public sealed record Foreign(string Line) : ConnectorMessage;
}
