using System.Text;
using Airbyte.Protocol;

namespace Intercom.Loader;

/// <summary>
/// Messages from elsewhere, with the ends of streams of which they say nothing at all: what is not in them has not failed.
/// </summary>
internal sealed class MessagesInput(Stream input, LoadProgress progress) : Stream
{
    private MemoryStream? _ends;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ends is null)
        {
            if (await input.ReadAsync(buffer, cancellationToken) is > 0 and var read) return read;
            _ends = new MemoryStream(Encoding.UTF8.GetBytes("\n" + string.Concat(progress.Streams.Where(line => line.Status.Length == 0)
                .Select(line => new StreamStatusMessage(line.Stream, StreamStatus.Complete, 0).ToJson().ToString(Newtonsoft.Json.Formatting.None) + "\n"))));
        }

        return await _ends.ReadAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
