using System.Buffers.Binary;

namespace Warehouse;

/// <summary>
/// UTF-8 texts, one behind the other in blocks. A text is found by its position; before its bytes stands their number, in the byte order
/// in which PostgreSQL wants it.
/// </summary>
internal sealed class TextStore
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    /// <summary>Bytes held, lengths included.</summary>
    public long Bytes { get; private set; }

    public long Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length, out var position));
        Commit(position, text.Length);
        return position;
    }

    /// <summary>Room for a text of at most <paramref name="most"/> bytes; <see cref="Commit"/> says how many it became.</summary>
    public Span<byte> Reserve(int most, out long position)
    {
        var size = sizeof(int) + most;
        if (_blocks.Count == 0 || size > _blocks[^1].Length - _used)
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(size, BlockSize)));
            _used = 0;
        }

        position = ((long)(_blocks.Count - 1) << 32) | (uint)_used;
        return _blocks[^1].AsSpan(_used + sizeof(int), most);
    }

    public void Commit(long position, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(_blocks[^1].AsSpan((int)position), length);
        _used = (int)position + sizeof(int) + length;
        Bytes += sizeof(int) + length;
    }

    public ReadOnlySpan<byte> Get(long position) => WithLength(position)[sizeof(int)..];

    /// <summary>The text behind the four bytes of its length, the most significant first.</summary>
    public ReadOnlySpan<byte> WithLength(long position)
    {
        var block = _blocks[(int)(position >> 32)].AsSpan((int)position);
        return block[..(sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(block))];
    }
}
