namespace Connector.Engine.Tests.Fetching;

public sealed class ParentQueueTests
{
    private static readonly Window _window = new(new Interval(0, 1_000));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 10_000)]
    public async Task The_lowest_parent_comes_first_and_one_without_cursor_before_all()
    {
        var queue = new ParentQueue(10);
        await AddAsync(queue, 30, 10, null, 20);
        queue.Complete();

        (await DrainAsync(queue)).ShouldBe([null, 10, 20, 30]);
    }

    [Fact(Timeout = 10_000)]
    public async Task Adding_to_a_full_queue_waits_for_room()
    {
        var queue = new ParentQueue(2);
        await AddAsync(queue, 1, 2);

        var third = AddAsync(queue, 3);
        third.IsCompleted.ShouldBeFalse();
        (await queue.TakeAsync(Token))!.Value.Parent.Cursor.ShouldBe(1);
        await third;
    }

    [Fact(Timeout = 10_000)]
    public async Task Several_are_taken_together_by_one_taker_at_a_time_and_the_rest_at_the_end()
    {
        var queue = new ParentQueue(100);
        var takers = Enumerable.Range(0, 3).Select(_ => queue.TakeAsync(20, Token).AsTask()).ToList();

        for (var i = 0; i < 45; i++) await queue.AddAsync(Parent(i), _window, Token);
        queue.Complete();

        (await Task.WhenAll(takers)).Select(batch => batch.Count).ShouldBe([20, 20, 5], ignoreOrder: true);
        (await queue.TakeAsync(20, Token)).ShouldBeEmpty();
    }

    [Fact(Timeout = 10_000)]
    public async Task Who_has_begun_to_gather_gathers_alone()
    {
        var queue = new ParentQueue(100);
        var takers = Enumerable.Range(0, 2).Select(_ => queue.TakeAsync(2, Token).AsTask()).ToList();

        await AddAsync(queue, 1, 2);

        (await await Task.WhenAny(takers)).Count.ShouldBe(2);
        queue.Complete();
        (await Task.WhenAll(takers)).Sum(batch => batch.Count).ShouldBe(2);
    }

    [Fact(Timeout = 10_000)]
    public async Task Without_a_limit_adding_never_waits()
    {
        var queue = new ParentQueue(null);

        for (var i = 0; i < 20_000; i++) queue.AddAsync(Parent(i), _window, Token).IsCompletedSuccessfully.ShouldBeTrue();

        queue.Complete();
        (await DrainAsync(queue)).Count.ShouldBe(20_000);
    }

    [Fact(Timeout = 10_000)]
    public async Task Abandoned_it_no_longer_makes_anyone_wait()
    {
        var queue = new ParentQueue(1);
        await AddAsync(queue, 1);
        var waiting = AddAsync(queue, 2);

        queue.Abandon();

        await waiting;
        await AddAsync(queue, 3, 4, 5);
        queue.Complete();
        (await DrainAsync(queue)).ShouldBe([1], "what nobody will read is not held");
    }

    [Fact(Timeout = 10_000)]
    public async Task Every_reader_sees_the_end_once_the_rest_is_taken()
    {
        var queue = new ParentQueue(10);
        await AddAsync(queue, 1, 2, 3);
        var readers = Enumerable.Range(0, 6).Select(_ => DrainAsync(queue)).ToList();

        queue.Complete();

        (await Task.WhenAll(readers)).SelectMany(taken => taken).Order().ShouldBe([1, 2, 3]);
    }

    [Fact(Timeout = 10_000)]
    public async Task Waiting_ends_when_the_read_is_cancelled()
    {
        var queue = new ParentQueue(1);
        using var stop = new CancellationTokenSource();
        var taking = queue.TakeAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(taking);

        await AddAsync(queue, 1);
        await Should.ThrowAsync<OperationCanceledException>(async () => await queue.AddAsync(Parent(2), _window, stop.Token));
    }

    private static async Task<List<long?>> DrainAsync(ParentQueue queue)
    {
        var taken = new List<long?>();
        while (await queue.TakeAsync(Token) is { } next) taken.Add(next.Parent.Cursor);
        return taken;
    }

    private static async Task AddAsync(ParentQueue queue, params IEnumerable<long?> cursors)
    {
        foreach (var cursor in cursors) await queue.AddAsync(Parent(cursor), _window, Token);
    }

    private static ParentRecord Parent(long? cursor) => new($"{cursor}", cursor);
}
