namespace Container.Tests.Support;

/// <summary>A stream to write to whose writes wait, once so many bytes have come, until it is told to go on.</summary>
internal sealed class GatedStream(long mostBytes) : MemoryStream
{
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => _resumed.TrySetResult();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Length >= mostBytes) await _resumed.Task.WaitAsync(cancellationToken);
        Write(buffer.Span);
    }
}
