using System.Threading.Channels;
using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// The log of a running read: into the channel whose only reader owns stdout. What nobody will read is not sent: a slow stdout would
/// hold up whoever logs.
/// </summary>
internal sealed class ChannelLog(ChannelWriter<SyncEvent> events, bool debug) : ISyncLog
{
    public bool WritesDebug => debug;

    public ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken) =>
        debug || level != LogLevel.Debug ? events.WriteAsync(new SyncEvent.Logged(level, message), cancellationToken) : ValueTask.CompletedTask;

    public ValueTask WarnAsync(string stream, string what, string message, CancellationToken cancellationToken) =>
        events.WriteAsync(new SyncEvent.Warned(stream, what, message), cancellationToken);
}
