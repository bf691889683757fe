using Airbyte.Protocol;
using Connector.Engine;

namespace Intercom.Loader;

/// <summary>The connector's log outside of a read: a line each to whoever shows them.</summary>
internal sealed class LineLog(Action<LogLevel, string> line, bool debug) : ISyncLog
{
    private readonly Lock _lock = new();

    /// <summary>Shows nothing.</summary>
    public static LineLog Silent { get; } = new((_, _) => { }, debug: false);

    public bool WritesDebug => debug;

    public ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken)
    {
        lock (_lock) line(level, message);
        return ValueTask.CompletedTask;
    }
}
