namespace Connector.Http.Tests.Support;

/// <summary>Gives the first bytes of another stream, in turn with other readers, then nothing more until the reader gives up.</summary>
internal sealed class StallingStream(Stream inner, int gives, TimeProvider clock) : ForwardOnlyStream
{
    private int _given;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        if (_given == gives) await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        var read = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, gives - _given)], cancellationToken);
        _given += read;
        return read;
    }
}
