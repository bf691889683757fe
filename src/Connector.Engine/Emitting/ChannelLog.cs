using System.Threading.Channels;
using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>The log of a running read: into the channel whose only reader owns stdout.</summary>
internal sealed class ChannelLog(ChannelWriter<SyncEvent> events) : ISyncLog
{
    public ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken) =>
        events.WriteAsync(new SyncEvent.Logged(level, message), cancellationToken);
}
