using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>The log of a command that is not a read: straight to stdout, one line at a time.</summary>
internal sealed class WriterLog(MessageWriter output, bool debug) : ISyncLog
{
    private readonly Lock _lock = new();

    public bool WritesDebug => debug;

    public ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken)
    {
        if (level == LogLevel.Debug && !debug) return ValueTask.CompletedTask;
        lock (_lock) output.Write(new LogMessage(level, message));
        return ValueTask.CompletedTask;
    }
}
