using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>Where log lines go. Airbyte logs are messages on stdout, so they take the same way as everything else.</summary>
public interface ISyncLog
{
    ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken);
}
