using System.Collections.Concurrent;
using System.Text;
using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Fetching;

/// <summary>Where a window is cut while it is read, to the second: what its reader keeps, and the pieces that others find in the queue.</summary>
public sealed class WindowCutsTests
{
    private const long Hour = 3_600;
    private const long From = Some.Now - (100 * Some.Day);
    private readonly WindowQueue _queue = new();
    private readonly ClosingWindow _closing = new(Some.Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 20_000)]
    [InlineData(1_349, 1)]
    [InlineData(1_350, 2)]
    [InlineData(100_000, 4)]
    public async Task The_rest_of_a_search_is_shared_out_as_finely_as_its_records_are_worth(long total, int pieces)
    {
        var window = new Window(new Interval(From, Some.Now - Some.Day));
        var left = Left(window, closedTo: From + (10 * Some.Day));
        var bounds = WindowSplit.Cut(window.Interval with { From = From + (10 * Some.Day) }, total - 150, 3, Some.Now);

        var cut = await CutAsync(Some.Contacts, 3, cutter => cutter.ShareOut(window, left, Page(total)));

        cut.ShouldBe(Between([.. bounds, Some.Now - Some.Day]));
        (cut.Count + 1).ShouldBe(pieces);
        window.Interval.ShouldBe(new Interval(From, pieces == 1 ? Some.Now - Some.Day : bounds[0]));
        left.Unread.ShouldBe(window.Interval with { From = From + (10 * Some.Day) });
        _closing.IsDue.ShouldBeFalse();
    }

    [Fact(Timeout = 20_000)]
    public async Task The_open_end_is_no_piece_but_left_for_the_last()
    {
        var window = new Window(new Interval(From, long.MaxValue));
        var bounds = WindowSplit.Cut(new Interval(From, Some.Cap), 9_850, 3, Some.Now);

        var cut = await CutAsync(Some.Contacts, 3, cutter => cutter.ShareOut(window, Left(window, From), Page(10_000)));

        cut.ShouldBe(Between([.. bounds, Some.Cap]));
        _closing.IsDue.ShouldBeTrue();
    }

    [Fact(Timeout = 20_000)]
    public async Task Nothing_is_cut_off_that_begins_where_the_last_window_does()
    {
        var window = new Window(new Interval(From, long.MaxValue));
        var left = Left(window, Some.Cap + 1);

        (await CutAsync(Some.Contacts, 3, cutter => cutter.ShareOut(window, left, Page(10_000, narrowest: 1)))).ShouldBeEmpty();

        window.Interval.IsOpenEnded.ShouldBeTrue();
    }

    /// <summary>A list has no windows, those of time are asked for as they are, and without order or a count nobody knows what is left.</summary>
    [Theory(Timeout = 20_000)]
    [InlineData(Partitioning.Single, true, true)]
    [InlineData(Partitioning.FixedWindows, true, true)]
    [InlineData(Partitioning.SplitWindows, false, true)]
    [InlineData(Partitioning.SplitWindows, true, false)]
    public async Task Nothing_is_shared_out_where_it_is_not_known_what_is_left(Partitioning partitioning, bool isCounted, bool isClosed)
    {
        var window = new Window(new Interval(From, Some.Now));
        var page = Page(isCounted ? 10_000 : null, isClosed: isClosed);

        (await CutAsync(Some.Contacts with { Partitioning = partitioning }, 3, cutter => cutter.ShareOut(window, Left(window, From), page))).ShouldBeEmpty();

        window.Interval.To.ShouldBe(Some.Now);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task The_largest_is_shared_out_and_the_next_when_it_has_ended(bool hasEnded, int pieces)
    {
        var (large, small) = (new Window(new Interval(From, Some.Now)), new Window(new Interval(From, Some.Now)));
        var (largeLeft, smallLeft) = (Left(large, From), Left(small, From));

        var cut = await CutAsync(Some.Contacts, 3, cutter =>
        {
            cutter.ShareOut(large, largeLeft, Page(20_000, narrowest: 40 * Some.Day));
            large.Interval.To.ShouldBe(Some.Now - (40 * Some.Day) - IndexLag.Seconds);
            if (hasEnded) cutter.Ended(largeLeft);
            cutter.ShareOut(small, smallLeft, Page(5_000));
        });

        cut.Count.ShouldBe(pieces + 1);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_search_without_order_is_cut_at_its_first_page_into_as_many_pieces_as_its_records_are_worth()
    {
        var window = new Window(new Interval(From, Some.Now - Some.Day));
        var bounds = WindowSplit.Cut(window.Interval, 1_800, 9, Some.Now);

        var cut = await CutAsync(Some.Contacts, 9, cutter => cutter.CutAnew(window, Left(window), Page(1_800, isOrdered: false)).ShouldBeTrue());

        cut.ShouldBe(Between([From, .. bounds, Some.Now - Some.Day]));
        cut.Count.ShouldBe(3);
    }

    [Fact(Timeout = 20_000)]
    public async Task It_is_cut_no_finer_than_the_search_matches()
    {
        var window = new Window(new Interval(Some.Now - (3 * Some.Day), Some.Now - Some.Day));
        var dense = Page(9_000, isOrdered: false);

        (await CutAsync(Some.Contacts, 9, cutter => cutter.CutAnew(window, Left(window), dense).ShouldBeFalse())).ShouldBeEmpty();

        window.Interval.ShouldBe(new Interval(Some.Now - (3 * Some.Day), Some.Now - Some.Day));
    }

    [Theory(Timeout = 20_000)]
    [InlineData(Partitioning.SplitWindows, true, false, true)] // comes in order: shared out as it is read
    [InlineData(Partitioning.SplitWindows, false, true, true)] // there is no more of it
    [InlineData(Partitioning.SplitWindows, false, false, false)]
    [InlineData(Partitioning.Single, false, false, true)]
    [InlineData(Partitioning.FixedWindows, true, true, true)]
    public async Task Otherwise_its_first_page_is_wanted(Partitioning partitioning, bool isOrdered, bool isLast, bool isCounted)
    {
        var window = new Window(new Interval(From, Some.Now));
        var page = Page(isCounted ? 9_000 : null, isOrdered, isLast, cursors: [Some.Now - 2, Some.Now - 1]);

        var cut = await CutAsync(
            Some.Contacts with { Partitioning = partitioning }, 9, cutter => cutter.CutAnew(window, Left(window), page).ShouldBeFalse());

        cut.ShouldBeEmpty();
    }

    /// <summary>A hundred records an hour.</summary>
    [Theory(Timeout = 20_000)]
    [InlineData(11, 0)]
    [InlineData(12, 2)]
    [InlineData(24, 4)]
    public async Task A_window_of_time_is_taken_to_be_as_dense_as_its_first_page(int hours, int pieces)
    {
        var window = new Window(new Interval(Some.Now - (hours * Hour), long.MaxValue));
        var page = Page(null, cursors: [.. Enumerable.Range(0, 98).Select(n => Some.Now - Hour + n), Some.Now, Some.Now - Hour]);

        var cut = await CutAsync(Some.Logs, 9, cutter => cutter.CutAnew(window, Left(window), page).ShouldBe(pieces > 0));

        cut.Count.ShouldBe(pieces);
        if (pieces == 0) return;
        cut.ShouldBe(Between([window.From, .. WindowSplit.Cut(window.Interval with { To = Some.Now }, 100 * hours, 9, Some.Now, Hour), long.MaxValue]));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_page_of_one_second_is_as_dense_as_can_be()
    {
        var window = new Window(new Interval(Some.Now - (4 * Hour), Some.Now));

        var cut = await CutAsync(Some.Logs, 9, cutter => cutter.CutAnew(window, Left(window), Page(null, cursors: [Some.Now - 1, Some.Now - 1])).ShouldBeTrue());

        cut.ShouldBe(Between([window.From, .. WindowSplit.Cut(window.Interval, long.MaxValue, 9, Some.Now, Hour), Some.Now]));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_page_without_cursors_tells_nothing()
    {
        var window = new Window(new Interval(From, Some.Now));

        (await CutAsync(Some.Logs, 9, cutter => cutter.CutAnew(window, Left(window), Page(null, cursors: [null])).ShouldBeFalse())).ShouldBeEmpty();
    }

    [Fact(Timeout = 20_000)]
    public async Task Of_one_too_wide_for_the_api_both_halves_of_what_is_unread_are_asked_for()
    {
        var window = new Window(new Interval(From, From + (10 * Some.Day)));

        var cut = await CutAsync(Some.Logs, 3, cutter => cutter.Halve(window, Left(window, closedTo: From + (2 * Some.Day)), TooBig()));

        cut.ShouldBe(Between([From + (2 * Some.Day), From + (6 * Some.Day), From + (10 * Some.Day)]));
        window.Interval.ShouldBe(new Interval(From, From + (2 * Some.Day)));
    }

    [Fact(Timeout = 20_000)]
    public async Task One_that_is_too_narrow_to_be_halved_fails_as_the_api_did()
    {
        var window = new Window(new Interval(From, From + (2 * Hour) - 1));

        await CutAsync(Some.Logs, 3, cutter =>
            Should.Throw<ConnectorException>(() => cutter.Halve(window, Left(window), TooBig())).Message.ShouldBe("It fails on any window."));
    }

    /// <summary>What so many idle readers find in the queue while the window is read.</summary>
    private async Task<IReadOnlyList<Interval>> CutAsync(StreamDefinition stream, int idle, Action<WindowCutter> read)
    {
        var pieces = new ConcurrentBag<Interval>();
        _queue.Add(new Interval(From, Some.Now));
        await _queue.TakeAsync(Token);
        var cut = new TaskCompletionSource();
        var readers = Enumerable.Range(0, idle).Select(_ => TakeAllAsync(pieces, cut.Task)).ToList();
        read(new WindowCutter(new ReadPass(stream, null, [], []), _queue, _closing, Some.Now));
        _queue.Finish();
        cut.SetResult();
        await Task.WhenAll(readers);
        return [.. pieces.OrderBy(piece => piece.From)];
    }

    private async Task TakeAllAsync(ConcurrentBag<Interval> pieces, Task cut)
    {
        while (await _queue.TakeAsync(Token) is { } window)
        {
            pieces.Add(window.Interval);
            await cut; // until then nobody is idle again
            _queue.Finish();
        }
    }

    private static IReadOnlyList<Interval> Between(IReadOnlyList<long> bounds) =>
        [.. bounds.Zip(bounds.Skip(1), (from, to) => new Interval(from, to))];

    private static WindowRest Left(Window window, long? closedTo = null)
    {
        var left = new WindowRest(window.Interval, Some.Now);
        if (closedTo is { } to) left.Close(new Interval(window.From, to));
        return left;
    }

    private static PartitionTooBigException TooBig() => new("500", new ConnectorException(FailureKind.TransientError, "It fails on any window."));

    private static Page Page(
        long? total, bool isOrdered = true, bool isLast = false, bool isClosed = true, long narrowest = WindowSplit.MinimumWidth, params IReadOnlyList<long?> cursors)
    {
        var rows = cursors.Select((cursor, n) => $$"""{"id":"{{n}}","updated_at":{{cursor?.ToString() ?? "null"}}}""");
        var body = Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(',', rows)}}]}""");
        return new Page(RecordScanner.Scan(body, new RecordShape("data", "id", "updated_at")), new MemoryStream())
        {
            Total = total,
            Seen = 150,
            Closes = isClosed ? new Interval(From, From) : null,
            IsOrdered = isOrdered,
            IsLast = isLast,
            NarrowestSplit = narrowest,
        };
    }
}
