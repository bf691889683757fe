using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>Where log lines go. Airbyte logs are messages on stdout, so they take the same way as everything else.</summary>
public interface ISyncLog
{
    /// <summary>Whether lines of level debug are printed; else they need not be composed.</summary>
    bool WritesDebug { get; }

    ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken);

    /// <summary>Warns of something of which a stream may have a thousand: a read prints the first, and at the stream's end how many there were.</summary>
    /// <param name="what">Names all of them: <c>a body held bytes that are not UTF-8</c>.</param>
    /// <param name="message">The whole warning of this one.</param>
    ValueTask WarnAsync(string stream, string what, string message, CancellationToken cancellationToken) => WriteAsync(LogLevel.Warn, message, cancellationToken);
}
