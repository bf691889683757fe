using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>Writes what is said of streams beside their records and states: statuses, estimates, errors, log lines.</summary>
internal sealed class StatusLines(MessageWriter stdout, TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private readonly Dictionary<(string Stream, string What), long> _warnings = [];

    public void Log(LogLevel level, string message) => stdout.Write(new LogMessage(level, message));

    /// <summary>The first of its kind is written, the others are counted for the stream's end.</summary>
    public void Warn(string stream, string what, string message)
    {
        var count = _warnings.GetValueOrDefault((stream, what)) + 1;
        _warnings[(stream, what)] = count;
        if (count == 1) Log(LogLevel.Warn, message);
    }

    public void Started(PlannedStream stream) => stdout.Write(new StreamStatusMessage(stream.Name, StreamStatus.Started, Now));

    public void Running(StreamOutput output) => stdout.Write(new StreamStatusMessage(output.Name, StreamStatus.Running, Now));

    /// <summary>The stream waits for the API's quota until then.</summary>
    public void Throttled(StreamOutput output, DateTimeOffset until) =>
        stdout.Write(new StreamStatusMessage(output.Name, StreamStatus.Running, Now, until.ToUnixTimeMilliseconds()));

    /// <summary>Once a stream: how many records it may have.</summary>
    public void Estimate(StreamOutput output, long? total)
    {
        if (output.Estimated || total is not { } rows) return;
        output.Estimated = true;
        stdout.Write(new EstimateMessage(output.Name, rows, Now));
    }

    /// <summary>The stream's end, with its error; a read that was told to stop is none.</summary>
    public void Ended(StreamOutput output, Exception? failure)
    {
        foreach (var (warning, count) in _warnings.Where(warning => warning.Key.Stream == output.Name && warning.Value > 1))
            Log(LogLevel.Warn, $"Stream `{output.Name}`: {warning.What}: {Quantity.Of(count, "time")} in all; the first is named above.");
        stdout.Write(new StreamStatusMessage(output.Name, output.IsWhole ? StreamStatus.Complete : StreamStatus.Incomplete, Now));
        if (!output.IsWhole && failure is not OperationCanceledException) stdout.Write(ErrorMessage.From(failure!, output.Name, Now));
    }
}
