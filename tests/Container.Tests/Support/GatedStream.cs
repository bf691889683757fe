using TestKit;

namespace Container.Tests.Support;

/// <summary>A stream to write to whose writes wait, once so many bytes have come, until it is told to go on.</summary>
internal sealed class GatedStream(long mostBytes) : Stream
{
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BufferedOutput Whole { get; } = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Inner.Length;

    public override long Position { get => Inner.Position; set => throw new NotSupportedException(); }

    private Stream Inner => ((IOutputConsumer)Whole).Stdout;

    public void Resume() => _resumed.TrySetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Inner.Length >= mostBytes) await _resumed.Task.WaitAsync(cancellationToken);
        await Inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => Inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
