using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>Writes the states of streams: only of what has been written, and none later than the cap.</summary>
internal sealed class StateLines(MessageWriter stdout, LatestClaim cap)
{
    public void WriteIfDue(StreamOutput output)
    {
        if (output.HasCursor && output.Cadence.IsDue) Write(output);
    }

    public void Write(StreamOutput output)
    {
        if (output.NextState(cap.Value) is not { } state) return;
        var before = stdout.BytesWritten;
        stdout.Write(state);
        output.Cadence.StateWritten(stdout.BytesWritten - before);
    }
}
