using System.Text.Json;
using Intercom.Sandbox.Demo.Running;

namespace Intercom.Sandbox.Demo.Progress;

/// <summary>What one read has given of one stream so far.</summary>
internal sealed record StreamTally(string Name)
{
    public StreamPhase Phase { get; init; } = StreamPhase.Waiting;

    public long Records { get; init; }

    /// <summary>About how many records there will be; null when the connector has not said.</summary>
    public long? Estimate { get; init; }

    /// <summary>The latest state's value.</summary>
    public JsonElement? State { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool Ended => Phase is StreamPhase.Complete or StreamPhase.Incomplete;

    /// <summary>From its start to its end; null while it has not ended.</summary>
    public TimeSpan? Elapsed => EndedAt - StartedAt;

    /// <summary>One record more; also a sign that the stream no longer waits for the rate limit.</summary>
    public StreamTally WithRecord() => this with { Records = Records + 1, Phase = Phase == StreamPhase.Throttled ? StreamPhase.Running : Phase };

    public StreamTally With(ConnectorMessage.Status status) => this with
    {
        Phase = status.Phase,
        StartedAt = StartedAt ?? status.At,
        EndedAt = status.Phase is StreamPhase.Complete or StreamPhase.Incomplete ? status.At : null,
    };
}
