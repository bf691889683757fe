using TestKit;

namespace Simulation.Tests;

/// <summary>Stdout: keeps every line with the time at which its last byte arrived.</summary>
internal sealed class OutputTape(Scenario scenario, StdoutPause? pause, VirtualClock time, Random random) : Stream
{
    private readonly MemoryStream _open = new();

    private int _blocks;

    public (DateTimeOffset From, DateTimeOffset To)? Pause { get; private set; }

    public List<OutputLine> Lines { get; } = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_blocks++ == pause?.AtBlock) await PauseAsync(TimeSpan.FromSeconds(pause.Seconds), cancellationToken);
        if (scenario.StdoutDelay > 0) await Task.Delay(TimeSpan.FromMilliseconds(random.Next(scenario.StdoutDelay)), time, cancellationToken);
        Keep(buffer.Span);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>A piece of a line that is too long for a block.</summary>
    public override void Write(byte[] buffer, int offset, int count) => Keep(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => Keep(buffer);

    private async Task PauseAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        Pause = (time.GetUtcNow(), time.GetUtcNow() + length);
        await Task.Delay(length, time, cancellationToken);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            _open.Write(bytes[..end]);
            bytes = bytes[(end + 1)..];
            Lines.Add(LineParser.Parse(_open.GetBuffer().AsMemory(0, (int)_open.Length), time.GetUtcNow()));
            _open.SetLength(0);
        }

        _open.Write(bytes);
    }
}
