using System.Text;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Support;

/// <summary>Stdout: keeps the lines, lets a test wait for one, and can be stopped like a pipe nobody reads.</summary>
internal sealed class FakeStdout : Stream
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly List<(Func<JObject, bool> IsIt, TaskCompletionSource Seen)> _awaited = [];
    private readonly List<JObject> _lines = [];
    private int _parsed;
    private TaskCompletionSource? _stuck;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Every write fails with this.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Bytes.</summary>
    public int LargestWrite { get; private set; }

    public string Text
    {
        get
        {
            lock (_lock) return _text.ToString();
        }
    }

    public IReadOnlyList<JObject> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    public void Stop() => _stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => _stuck?.TrySetResult();

    /// <summary>Waits until a line like this has been flushed.</summary>
    public Task SeenAsync(Func<JObject, bool> isIt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_lines.Any(isIt)) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((isIt, seen));
            return seen.Task.WaitAsync(cancellationToken);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_stuck is { } stuck) await stuck.Task.WaitAsync(cancellationToken);
        if (Failure is not null) throw Failure;
        lock (_lock)
        {
            LargestWrite = Math.Max(LargestWrite, buffer.Length);
            _text.Append(Encoding.UTF8.GetString(buffer.Span)); // blocks end at line ends
            ParseNewLines();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void ParseNewLines()
    {
        var text = _text.ToString(_parsed, _text.Length - _parsed);
        text.ShouldEndWith("\n");
        _parsed = _text.Length;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _lines.Add(JObject.Parse(line));
            foreach (var (_, seen) in _awaited.Where(awaited => awaited.IsIt(_lines[^1]))) seen.TrySetResult();
        }
    }
}
