using System.Buffers;
using System.Numerics;

namespace Connector.Http;

/// <summary>
/// A body in memory that is used again: an array of the pool, or, a large one, a block of its own. Whoever holds it disposes it, once;
/// its memory is void from then on.
/// </summary>
public sealed class PooledBody : IDisposable
{
    private const int SmallestRent = 16 * 1024;

    /// <summary>The pool keeps what it once had, by size; beyond this that would cost more than a block of its own.</summary>
    private const int LargestRent = 1024 * 1024;

    /// <summary>What a large body asks of the allowance at a time.</summary>
    private const int Step = 1024 * 1024;

    private readonly ByteLease _lease;
    private IMemoryOwner<byte>? _buffer;
    private int _length;

    /// <summary>How far the buffer may be written to: what the lease covers of it.</summary>
    private int _room;

    private PooledBody(ByteLease lease) => _lease = lease;

    /// <summary>One that an exception lost on its way gives its share back late rather than never; an array is the collector's by then.</summary>
    ~PooledBody()
    {
        if (_buffer is LargeBlock) _buffer.Dispose();
        _lease.Dispose();
    }

    /// <exception cref="ObjectDisposedException">The body has gone back to the pool.</exception>
    public ReadOnlyMemory<byte> Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.Memory[.._length];
        }
    }

    /// <summary>Reads <paramref name="stream"/> to its end.</summary>
    /// <param name="expectedBytes">The announced length, where there is one; only a hint.</param>
    /// <param name="lease">The body's from now on; given back with it, or at once when it fails.</param>
    /// <param name="time">Stands still while the body waits for room.</param>
    /// <exception cref="BodyTooLargeException">The stream holds more than <paramref name="maxBytes"/>.</exception>
    internal static async ValueTask<PooledBody> ReadAsync(Stream stream, long? expectedBytes, int maxBytes, ByteLease lease, AttemptTime time)
    {
        var body = new PooledBody(lease);
        try
        {
            // One byte more than announced, so that the read which finds the end needs no larger buffer.
            await body.WidenAsync((int)Math.Clamp((expectedBytes ?? 0) + 1, SmallestRent, maxBytes), maxBytes, time);
            await body.FillAsync(stream, maxBytes, time);
            lease.ShrinkTo(body._buffer is LargeBlock ? body._length : body._room);
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
        Interlocked.Exchange(ref _buffer, null)?.Dispose();
        _lease.Dispose();
        GC.SuppressFinalize(this);
    }

    private async ValueTask FillAsync(Stream stream, int maxBytes, AttemptTime time)
    {
        while (true)
        {
            if (_length == _room) await WidenAsync(_room * 2L, maxBytes, time);
            var read = await stream.ReadAsync(_buffer!.Memory[_length.._room], time.Token);
            if (read == 0) return;
            _length += read;
            if (_length > maxBytes) throw new BodyTooLargeException(maxBytes);
        }
    }

    /// <summary>Makes room: an array of at least <paramref name="size"/>, or a step more of a block.</summary>
    private async ValueTask WidenAsync(long size, int maxBytes, AttemptTime time)
    {
        var isLarge = size > LargestRent;
        // The pool's arrays have lengths of powers of two. Of a block it is one byte more than allowed, to notice a body without end.
        var room = isLarge ? (int)Math.Min(_length + (long)Step, maxBytes + 1L) : (int)BitOperations.RoundUpToPowerOf2((uint)size);
        await time.StandStillAsync(_lease.GrowToAsync(room, time.Token));
        if (_buffer is not LargeBlock) Move(isLarge ? new LargeBlock(maxBytes + 1) : MemoryPool<byte>.Shared.Rent(room));
        _room = room;
    }

    private void Move(IMemoryOwner<byte> larger)
    {
        _buffer?.Memory[.._length].CopyTo(larger.Memory);
        _buffer?.Dispose();
        _buffer = larger;
    }
}
