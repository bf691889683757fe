namespace Airbyte.Protocol;

/// <summary>
/// Reads protocol lines, one at a time, out of a buffer that grows with the longest. Not thread-safe.
/// </summary>
/// <param name="mostBytes">A longer line is refused.</param>
public sealed class MessageReader(Stream input, int mostBytes = MessageReader.MostBytes)
{
    /// <summary>Bytes of the longest line: what a JSON value in PostgreSQL may have.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private int _lineEnd;

    /// <summary>The line that was read last, without its end; valid until the next is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _lineEnd - _start);

    /// <summary>How many lines have been read.</summary>
    public long Lines { get; private set; }

    /// <summary>Reads the next line that is not blank; false at the end. What follows the last line end is a line too.</summary>
    /// <exception cref="ConnectorException">Config error: a line is longer than it may be.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _start = Math.Min(_lineEnd + 1, _end);
        var searched = _start;
        while (true)
        {
            var newline = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                _lineEnd = searched + newline;
                Lines++;
                if (!IsBlank()) return true;
                _start = searched = _lineEnd + 1;
                continue;
            }

            MakeRoom();
            searched = _end;
            var read = await input.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            _end += read;
            if (read > 0) continue;
            _lineEnd = _end;
            if (_start == _end || IsBlank()) return false;
            Lines++;
            return true;
        }
    }

    private bool IsBlank() => Line.IndexOfAnyExcept(" \t\r"u8) < 0;

    /// <summary>Moves what is unread to the front of the buffer, or of a larger one, when there is no room behind it.</summary>
    private void MakeRoom()
    {
        var unread = _buffer.AsSpan(_start, _end - _start);
        if (unread.Length > mostBytes) throw ConnectorException.Config($"Line {Lines + 1} of the messages is longer than {mostBytes} bytes.");
        if (_end < _buffer.Length) return;
        var buffer = unread.Length > _buffer.Length / 2 ? new byte[2 * _buffer.Length] : _buffer;
        unread.CopyTo(buffer);
        (_buffer, _start, _end) = (buffer, 0, unread.Length);
    }
}
