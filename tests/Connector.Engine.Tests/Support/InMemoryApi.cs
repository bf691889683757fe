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

    public string Usage => $"{Requests.Count} requests";

    public string Profile(TimeSpan elapsed) => Usage;

    public Dictionary<string, IReadOnlyList<Row>> Rows { get; } = [];

    /// <summary>The children of a parent, by the substream's name and the parent's id.</summary>
    public Dictionary<(string Stream, string Parent), IReadOnlyList<Row>> Children { get; } = [];

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

    public async IAsyncEnumerable<Page> ReadAsync(
        Partition partition, WorkerSlot slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = Find(partition);
        for (var (number, from) = (0, 0); from < rows.Count || number == 0; number++, from += PageSize)
        {
            await slot.TakeAsync(cancellationToken);
            Requests.Enqueue(partition);
            if (BeforePage is not null) await BeforePage(partition, number, cancellationToken);
            yield return ToPage(partition, rows, from);
            if (partition.Parent is null && from + PageSize < rows.Count && rows[from + PageSize].Cursor >= Wide(partition.Window).To) yield break;
        }
    }

    private IReadOnlyList<Row> Find(Partition partition)
    {
        if (partition.Parent is { } parent) return Children.GetValueOrDefault((partition.Stream.Name, parent.Id)) ?? [];
        var wide = Wide(partition.Window);
        return [.. Rows.GetValueOrDefault(partition.Stream.Name, []).Where(row => row.Cursor is not { } cursor || wide.Contains(cursor)).OrderBy(row => row.Cursor)];
    }

    private Interval Wide(Window window) =>
        new(window.From - Slack, window.Interval.IsOpenEnded ? long.MaxValue : window.Interval.To + Slack);

    private Page ToPage(Partition partition, IReadOnlyList<Row> rows, int from)
    {
        var page = rows.Skip(from).Take(PageSize).ToList();
        var body = Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(",", page.Select(row => row.ToJson()))}}]}""");
        Interlocked.Increment(ref _pagesOut);
        return new Page(RecordScanner.Scan(body, _shape), new PageMemory(this))
        {
            Closes = partition is { Parent: null, Stream.Cursor: not null } && page is [.., { Cursor: { } last }]
                ? new Interval(partition.Window.From, last)
                : null,
            Total = ReportsTotals ? rows.Count : null,
            Seen = Math.Min(rows.Count, from + PageSize),
            ServedAt = ServedAt,
        };
    }

    private sealed class PageMemory(InMemoryApi api) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref api._pagesOut);
    }
}
