using System.Buffers.Binary;

namespace Warehouse;

/// <summary>Bytes on their way into a COPY, sent by the megabyte.</summary>
internal sealed class CopyBuffer(Stream copy)
{
    private const int Size = 1 << 20;

    private readonly byte[] _buffer = new byte[Size];
    private int _length;

    public void Int16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), value);
        _length += sizeof(short);
    }

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value);
        _length += sizeof(int);
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
        _length += sizeof(long);
    }

    public void Byte(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Size - _length) Flush();
        if (bytes.Length > Size)
        {
            copy.Write(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Flush()
    {
        copy.Write(_buffer, 0, _length);
        _length = 0;
    }

    private Span<byte> Room(int bytes)
    {
        if (bytes > Size - _length) Flush();
        return _buffer.AsSpan(_length, bytes);
    }
}
