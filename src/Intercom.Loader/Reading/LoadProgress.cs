using Warehouse;

namespace Intercom.Loader;

/// <summary>Where a load stands. Written by the load, read by whoever shows it; thread-safe.</summary>
internal sealed class LoadProgress(IEnumerable<string> streams, Action<string, string> log) : ILoadProgress
{
    private readonly Lock _lock = new();
    private bool _failedForNow;
    private readonly Dictionary<string, StreamProgressLine> _streams =
        streams.ToDictionary(stream => stream, stream => new StreamProgressLine(stream), StringComparer.Ordinal);

    /// <summary>Commits so far.</summary>
    public long Commits { get; private set; }

    public IReadOnlyList<StreamProgressLine> Streams
    {
        get
        {
            lock (_lock) return [.. _streams.Values];
        }
    }

    /// <summary>Something failed of what passes by itself.</summary>
    public bool HasTransientFailure
    {
        get
        {
            lock (_lock) return _failedForNow;
        }
    }

    public void Failed(string kind)
    {
        lock (_lock) _failedForNow |= kind == "transient_error";
    }

    public void Log(string level, string message) => log(level, message);

    public void Status(string stream, string status) => Change(stream, line => line with { Status = status });

    public void Announced(string stream, long records) => Change(stream, line => line with { Announced = records });

    public void Read(string stream, long records) => Change(stream, line => line with { Read = records });

    public void Committed(long commits, IReadOnlyDictionary<string, MergeCounts> rows)
    {
        lock (_lock)
        {
            Commits = commits;
            foreach (var (stream, counts) in rows) _streams[stream] = _streams[stream] with { Rows = counts };
        }
    }

    private void Change(string stream, Func<StreamProgressLine, StreamProgressLine> change)
    {
        lock (_lock)
        {
            if (_streams.TryGetValue(stream, out var line)) _streams[stream] = change(line);
        }
    }
}
