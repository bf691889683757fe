using System.Buffers;

namespace Connector.Http;

/// <summary>Bytes in a buffer of <see cref="ArrayPool{T}.Shared"/>. Whoever holds it disposes it, once; its memory is void from then on.</summary>
public sealed class PooledBody : IDisposable
{
    private const int SmallestRent = 16 * 1024;
    private const int LargestFirstRent = 1024 * 1024;

    private byte[]? _buffer;
    private int _length;

    private PooledBody(byte[] buffer) => _buffer = buffer;

    /// <exception cref="ObjectDisposedException">The body has gone back to the pool.</exception>
    public ReadOnlyMemory<byte> Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.AsMemory(0, _length);
        }
    }

    public static PooledBody Copy(ReadOnlySpan<byte> bytes)
    {
        var body = new PooledBody(ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length, 1))) { _length = bytes.Length };
        bytes.CopyTo(body._buffer);
        return body;
    }

    /// <summary>Reads <paramref name="stream"/> to its end.</summary>
    /// <param name="expectedBytes">The announced length, where there is one; only a hint.</param>
    /// <exception cref="BodyTooLargeException">The stream holds more than <paramref name="maxBytes"/>.</exception>
    public static async ValueTask<PooledBody> ReadAsync(Stream stream, long? expectedBytes, int maxBytes, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the read which finds the end needs no larger buffer.
        var first = (int)Math.Clamp((expectedBytes ?? 0) + 1, SmallestRent, LargestFirstRent);
        var body = new PooledBody(ArrayPool<byte>.Shared.Rent(first));
        try
        {
            await body.FillAsync(stream, maxBytes, cancellationToken);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer) ArrayPool<byte>.Shared.Return(buffer);
    }

    private async ValueTask FillAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _buffer!.Length) Grow();
            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (read == 0) return;
            _length += read;
            if (_length > maxBytes) throw new BodyTooLargeException(maxBytes);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(_buffer!.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
