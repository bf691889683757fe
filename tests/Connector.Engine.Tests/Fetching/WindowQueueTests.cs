namespace Connector.Engine.Tests.Fetching;

public sealed class WindowQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 10_000)]
    public async Task The_lowest_window_comes_first()
    {
        var queue = Queue(300, 100, 200);

        var taken = new List<long>();
        for (var i = 0; i < 3; i++) taken.Add((await queue.TakeAsync(Token))!.From);

        taken.ShouldBe([100, 200, 300]);
    }

    [Fact(Timeout = 10_000)]
    public async Task Without_a_window_it_has_ended() => (await new WindowQueue().TakeAsync(Token)).ShouldBeNull();

    [Fact(Timeout = 10_000)]
    public async Task An_empty_window_is_none()
    {
        var queue = new WindowQueue();
        queue.Add(new Interval(7, 7));

        (await queue.TakeAsync(Token)).ShouldBeNull();
    }

    [Fact(Timeout = 10_000)]
    public async Task It_does_not_end_while_a_window_is_being_read()
    {
        var queue = Queue(100);
        await queue.TakeAsync(Token);

        var waiting = queue.TakeAsync(Token).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        queue.Add(Window(200));
        (await waiting)!.From.ShouldBe(200);
    }

    [Fact(Timeout = 10_000)]
    public async Task Nor_when_one_of_two_is_finished()
    {
        var queue = Queue(100, 200);
        await queue.TakeAsync(Token);
        await queue.TakeAsync(Token);
        queue.Finish();

        var waiting = queue.TakeAsync(Token).AsTask();
        for (var i = 0; i < 100; i++) await Task.Yield();
        waiting.IsCompleted.ShouldBeFalse();
        queue.Add(Window(300));
        (await waiting)!.From.ShouldBe(300);
    }

    [Fact(Timeout = 10_000)]
    public async Task Every_reader_sees_the_end()
    {
        var queue = Queue(100);
        await queue.TakeAsync(Token);
        var waiting = Enumerable.Range(0, 10).Select(_ => queue.TakeAsync(Token).AsTask()).ToList();

        queue.Finish();

        (await Task.WhenAll(waiting)).ShouldAllBe(window => window == null);
        (await queue.TakeAsync(Token)).ShouldBeNull("one that comes late");
    }

    [Fact(Timeout = 10_000)]
    public async Task Idle_readers_are_those_no_window_waits_for()
    {
        var queue = Queue(100);
        queue.IdleReaders.ShouldBe(0);
        await queue.TakeAsync(Token);
        queue.IdleReaders.ShouldBe(0, "it has something to read");

        var waiting = Enumerable.Range(0, 3).Select(_ => queue.TakeAsync(Token).AsTask()).ToList();
        queue.IdleReaders.ShouldBe(3);
        queue.Add(Window(200));
        queue.IdleReaders.ShouldBe(2);
        queue.Add(Window(300));
        queue.Add(Window(400));
        queue.Add(Window(500));
        queue.IdleReaders.ShouldBe(0);

        await Task.WhenAll(waiting);
    }

    [Fact(Timeout = 10_000)]
    public async Task Readers_that_cut_windows_as_they_read_read_every_piece_once()
    {
        var queue = Queue(0);
        var read = new System.Collections.Concurrent.ConcurrentBag<long>();
        var readers = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (await queue.TakeAsync(Token) is { } window)
            {
                await Task.Yield();
                read.Add(window.From);
                foreach (var piece in new[] { (2 * window.From) + 1, (2 * window.From) + 2 }.Where(piece => piece < 2_000)) queue.Add(Window(piece));
                queue.Finish();
            }
        });

        await Task.WhenAll(readers);

        read.Order().ShouldBe(Enumerable.Range(0, 2_000).Select(i => (long)i));
    }

    [Fact(Timeout = 10_000)]
    public async Task Waiting_ends_when_the_read_is_cancelled()
    {
        var queue = Queue(100);
        await queue.TakeAsync(Token);
        using var stop = new CancellationTokenSource();
        var waiting = queue.TakeAsync(stop.Token).AsTask();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    private static WindowQueue Queue(params IEnumerable<long> windows)
    {
        var queue = new WindowQueue();
        foreach (var from in windows) queue.Add(Window(from));
        return queue;
    }

    private static Interval Window(long from) => new(from, from + 10);
}
