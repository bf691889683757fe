using System.ComponentModel;

namespace Airbyte.Protocol;

/// <summary>
/// Writes to a file descriptor that the process was started with, by write(2). .NET's console stream is no substitute: it takes a pipe
/// whose reader is gone for one that took everything. Bytes go out as they are given, in order; a write that would not block now but
/// later (a pipe set to be non-blocking) is waited for. Not thread-safe.
/// </summary>
/// <param name="name">What the descriptor is called in messages: <c>stdout</c>.</param>
public sealed class DescriptorStream(int descriptor, string name) : Stream
{
    private OutputLostException? _lost;
    private bool _isOpen;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="OutputLostException">Nobody can be reached, now or, once this was thrown, ever.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_lost is not null) throw _lost;
        if (!_isOpen) Open();
        while (!buffer.IsEmpty)
        {
            var written = Posix.Write(descriptor, buffer);
            if (written == Posix.Failed) Recover(Posix.LastError);
            else buffer = buffer[written..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>At once, on this thread: whoever reads too slowly holds up whoever writes, and so the requests.</summary>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Nothing is held back.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>
    /// A descriptor that was closed when the process started belongs by now to whatever the runtime opened first. What the runtime
    /// opens is closed on exec, and so nothing that was handed down can be.
    /// </summary>
    private void Open()
    {
        // Of one that is not open the call fails, and its -1 has that bit too.
        if ((Posix.DescriptorFlags(descriptor) & Posix.CloseOnExec) != 0) throw Lose(Posix.BadDescriptor);
        _isOpen = true;
    }

    private void Recover(int error)
    {
        if (error == Posix.Interrupted) return;
        if (error != Posix.WouldBlock) throw Lose(error);
        Posix.WaitUntilWritable(descriptor);
    }

    private OutputLostException Lose(int error) => _lost = new OutputLostException(error switch
    {
        Posix.BrokenPipe => $"Nobody reads {name} any more: the other end of the pipe was closed.",
        Posix.BadDescriptor => $"There is no {name} to write to: it was closed when the program started.",
        Posix.DiskFull => $"The disk that {name} is written to is full.",
        _ when error == Posix.QuotaExceeded => $"The disk quota of the file that {name} is written to is used up.",
        _ => $"Writing to {name} failed: {Describe(error)}.",
    }, new Win32Exception(error));

    private static string Describe(int error) => new Win32Exception(error).Message.TrimEnd('.');
}
