using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Newtonsoft.Json;

namespace Airbyte.Protocol;

/// <summary>
/// Writes protocol lines to stdout in large blocks: UTF-8 without BOM, one JSON object a line. What is larger than two blocks is not
/// collected but goes out as it is written. Not thread-safe: whoever writes owns it.
/// </summary>
public sealed class MessageWriter(Stream output, Func<string, string>? redact = null)
{
    // Blocks of this size reach 2.7 GB/s on a pipe; larger ones gain nothing.
    private const int BlockSize = 128 * 1024;

    private const int MostCharacters = 16 * 1024;

    // One block to fill, one for the record that fills it.
    private readonly byte[] _buffer = new byte[2 * BlockSize];
    private int _length;

    /// <summary>Bytes written so far, flushed or not.</summary>
    public long BytesWritten { get; private set; }

    public void Write(AirbyteMessage message)
    {
        // Before it is JSON: a mask put into JSON could take half of an escape, or a member's name.
        var line = (redact is null ? message : message.Redact(redact)).ToJson().ToString(Formatting.None);
        AppendText(line);
        EndLine();
    }

    /// <summary>
    /// Writes one record line. <paramref name="data"/> is a JSON object that parses; it is copied as it is, but for raw newlines
    /// (legal JSON has them only between tokens). <paramref name="injected"/> is zero or more members (<c>"a":1,"b":2</c>) added at its end.
    /// </summary>
    public void WriteRecord(RecordLine line, ReadOnlySpan<byte> data, ReadOnlySpan<byte> injected, long emittedAt)
    {
        Append(line.Prefix);
        if (injected.IsEmpty)
        {
            AppendCompact(data);
        }
        else
        {
            var body = data[..^1].TrimEnd(" \t\r\n"u8);
            AppendCompact(body);
            if (body.Length > 1) Append(","u8);
            Append(injected);
            Append("}"u8);
        }

        Append(",\"emitted_at\":"u8);
        AppendNumber(emittedAt);
        Append("}}"u8);
        EndLine();
    }

    /// <summary>Hands everything written so far to the operating system.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_length > 0)
        {
            await output.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken);
            _length = 0;
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Whether a block is full, so that the owner should flush.</summary>
    public bool IsBlockFull => _length >= BlockSize;

    private void AppendCompact(ReadOnlySpan<byte> json)
    {
        while (true)
        {
            var newline = json.IndexOfAny((byte)'\n', (byte)'\r');
            if (newline < 0) break;
            Append(json[..newline]);
            json = json[(newline + 1)..];
        }

        Append(json);
    }

    private void AppendNumber(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var written);
        Append(digits[..written]);
    }

    private void EndLine() => Append("\n"u8);

    /// <summary>In pieces: a state or a text may be larger than the buffer.</summary>
    private void AppendText(ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(Math.Min(text.Length, MostCharacters)));
        while (!text.IsEmpty)
        {
            var piece = text[..Math.Min(text.Length, MostCharacters)];
            // No character of two halves is cut.
            if (piece.Length < text.Length && char.IsHighSurrogate(piece[^1])) piece = piece[..^1];
            Append(bytes.AsSpan(0, Encoding.UTF8.GetBytes(piece, bytes)));
            text = text[piece.Length..];
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        BytesWritten += bytes.Length;
        if (bytes.Length > _buffer.Length - _length)
        {
            output.Write(_buffer, 0, _length);
            _length = 0;
            if (bytes.Length > BlockSize)
            {
                output.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }
}
