using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>Where log lines go. Airbyte logs are messages on stdout, so they take the same way as everything else.</summary>
public interface ISyncLog
{
    /// <summary>Whether lines of level debug are printed; else they need not be composed.</summary>
    bool WritesDebug { get; }

    ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken);
}
