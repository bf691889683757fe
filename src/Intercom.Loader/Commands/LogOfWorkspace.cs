using Airbyte.Protocol;
using Connector.Engine;

namespace Intercom.Loader;

/// <summary>Of a check's log only whose token it is: what it warns of is shown by object.</summary>
internal sealed class LogOfWorkspace(Screen screen) : ISyncLog
{
    public bool WritesDebug => false;

    public ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken)
    {
        if (level == LogLevel.Info) screen.Line(message);
        return ValueTask.CompletedTask;
    }
}
