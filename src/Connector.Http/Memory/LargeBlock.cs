using System.Buffers;
using System.Runtime.InteropServices;

namespace Connector.Http;

/// <summary>
/// Memory outside the collector's heap for a body whose size nobody knows beforehand: reserved as large as it may become, but the
/// machine gives only the pages that are written to, and gets them back at once when disposed. So a large body is never copied to grow,
/// takes no more than it is long, and leaves nothing behind in a pool.
/// </summary>
internal sealed unsafe class LargeBlock(int capacity) : MemoryManager<byte>
{
    /// <summary>The C library maps so large a block by itself; smaller ones it may take from, and keep in, a heap of its own.</summary>
    private const int SmallestMapped = 64 * 1024 * 1024;

    private readonly int _capacity = Math.Max(capacity, SmallestMapped);
    private byte* _start = (byte*)NativeMemory.Alloc((nuint)Math.Max(capacity, SmallestMapped));

    /// <exception cref="ObjectDisposedException">The memory has been given back.</exception>
    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new Span<byte>(_start, _capacity);
    }

    /// <summary>The memory never moves.</summary>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(_start);
        _start = null;
    }
}
