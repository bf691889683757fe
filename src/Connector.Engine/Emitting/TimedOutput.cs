using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>Stdout, and how long the read has waited for it.</summary>
internal sealed class TimedOutput(MessageWriter messages, TimeProvider time)
{
    public MessageWriter Messages => messages;

    public TimeSpan Waited { get; private set; }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        await messages.FlushAsync(cancellationToken);
        Waited += time.GetElapsedTime(startedAt);
    }
}
