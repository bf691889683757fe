using Newtonsoft.Json.Linq;

namespace Simulation.Tests;

/// <summary>A line of stdout, with what the checks need of it.</summary>
/// <param name="At">When it reached stdout, by the connector's clock.</param>
/// <param name="Type">RECORD, STATE, STREAM_STATUS, ERROR, LOG, …</param>
internal sealed record OutputLine(DateTimeOffset At, string Type, string Stream)
{
    /// <summary>Of a record: the number of its version.</summary>
    public long Number { get; init; }

    /// <summary>Of a record: its cursor, for a part its conversation's.</summary>
    public long? Cursor { get; init; }

    public string? Status { get; init; }

    public string? Message { get; init; }

    public JObject? State { get; init; }

    public double RecordCount { get; init; }
}
