using System.Runtime.CompilerServices;
using System.Text;

namespace Connector.Engine.Tests.Support;

/// <summary>
/// An API of lists in memory: the rows of a window ascending by cursor, a page at a time, and the children of each parent.
/// </summary>
internal sealed class InMemoryApi : IReadSession
{
    private static readonly RecordShape _shape = new("data", "id", "updated_at");

    private int _pagesOut;

    public ReadSettings Settings { get; init; } = Some.Settings;

    long IReadSession.Requests => Requests.Count;

    public string Usage => $"{Requests.Count} requests";

    public string Profile(TimeSpan elapsed) => Usage;

    public Dictionary<string, IReadOnlyList<Row>> Rows { get; } = [];

    /// <summary>The children of a parent, by the substream's name and the parent's id.</summary>
    public Dictionary<(string Stream, string Parent), IReadOnlyList<Row>> Children { get; } = [];

    /// <summary>The children of these streams lie in their parents' rows, but for the parents named here.</summary>
    public Dictionary<string, IReadOnlyList<string>> Inline { get; } = [];

    public int PageSize { get; init; } = 10;

    /// <summary>Like a search by calendar day: rows this many seconds around the window come too.</summary>
    public long Slack { get; init; }

    public bool ReportsTotals { get; init; }

    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>Runs before each page, with the number of pages before it: waits, fails.</summary>
    public Func<Partition, int, CancellationToken, Task>? BeforePage { get; set; }

    public System.Collections.Concurrent.ConcurrentQueue<Partition> Requests { get; } = new();

    /// <summary>Pages handed out and not yet disposed.</summary>
    public int PagesOut => Volatile.Read(ref _pagesOut);

    public bool Disposed { get; private set; }

    public void Dispose() => Disposed = true;

    /// <summary>Whether a search keeps to the order it is asked for, as it says itself.</summary>
    public bool IsOrdered { get; init; } = true;

    public long NarrowestSplit { get; init; } = WindowSplit.MinimumWidth;

    /// <summary>The answer to <see cref="IPageSource.OldestAsync"/>.</summary>
    public long? Oldest { get; init; }

    public ValueTask<long?> OldestAsync(StreamDefinition stream, WorkerSlot slot, CancellationToken cancellationToken) => ValueTask.FromResult(Oldest);

    public ValueTask<Page?> ReadInlineAsync(StreamDefinition stream, ParentRecord parent, ReadOnlyMemory<byte> row, CancellationToken cancellationToken)
    {
        if (!Inline.TryGetValue(stream.Name, out var notHeld) || notHeld.Contains(parent.Id)) return ValueTask.FromResult<Page?>(null);
        var partition = new Partition(stream, new Window(default), parent);
        var rows = Find(partition);
        return ValueTask.FromResult<Page?>(ToPage(partition, rows, rows.Count, rows.Count, isLast: true));
    }

    /// <summary>Each page is what comes next at that moment: rows that change while they are paged through move ahead.</summary>
    public async IAsyncEnumerable<Page> ReadAsync(
        Partition partition, WorkerSlot slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Row? last = null;
        var seen = 0;
        for (var (number, isLast) = (0, false); !isLast; number++)
        {
            await slot.TakeAsync(cancellationToken);
            Requests.Enqueue(partition);
            if (BeforePage is not null) await BeforePage(partition, number, cancellationToken);
            var rows = Find(partition);
            var ahead = rows.Where(row => last is null || Place(row).CompareTo(Place(last)) > 0).ToList();
            var page = ahead.Take(PageSize).ToList();
            (seen, isLast) = (seen + page.Count, ahead.Count <= PageSize);
            yield return ToPage(partition, page, rows.Count, seen, isLast);
            last = page.LastOrDefault();
            isLast |= partition.Parent is null && IsOrdered && ahead.ElementAtOrDefault(PageSize)?.Cursor >= Wide(partition.Window).To;
        }
    }

    private IReadOnlyList<Row> Find(Partition partition)
    {
        if (partition.Parent is { } parent) return [.. Children.GetValueOrDefault((partition.Stream.Name, parent.Id), []).OrderBy(Place)];
        var wide = Wide(partition.Window);
        return [.. Rows.GetValueOrDefault(partition.Stream.Name, []).Where(row => row.Cursor is not { } cursor || wide.Contains(cursor)).OrderBy(Place)];
    }

    private (long Sort, string Id) Place(Row row) => (IsOrdered ? row.Cursor ?? long.MinValue : 0, row.Id);

    private Interval Wide(Window window) =>
        new(window.From - Slack, window.Interval.IsOpenEnded ? long.MaxValue : window.Interval.To + Slack);

    private Page ToPage(Partition partition, IReadOnlyList<Row> page, int total, int seen, bool isLast)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(",", page.Select(row => row.ToJson()))}}]}""");
        Interlocked.Increment(ref _pagesOut);
        return new Page(RecordScanner.Scan(body, _shape), new PageMemory(this))
        {
            Closes = IsOrdered && partition is { Parent: null, Stream.Cursor: not null } && page is [.., { Cursor: { } last }]
                ? new Interval(partition.Window.From, last)
                : null,
            IsOrdered = IsOrdered,
            IsLast = isLast,
            NarrowestSplit = NarrowestSplit,
            Total = ReportsTotals ? total : null,
            Seen = seen,
            ServedAt = ServedAt,
        };
    }

    private sealed class PageMemory(InMemoryApi api) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref api._pagesOut);
    }
}
