namespace Connector.Engine.Tests.Sources;

public sealed class WorkerSlotsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 10_000)]
    public async Task Never_more_than_the_count_are_out()
    {
        const int Count = 5;
        var slots = new WorkerSlots(Count);
        int taken = 0, most = 0;
        var workers = Enumerable.Range(0, 60).Select(async worker =>
        {
            using var slot = slots.Open($"stream {worker % 7}");
            for (var i = 0; i < 40; i++)
            {
                await slot.TakeAsync(Token);
                var now = Interlocked.Increment(ref taken);
                for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, now, seen);
                await Task.Yield();
                Interlocked.Decrement(ref taken);
                slot.GiveBack();
            }
        });

        await Task.WhenAll(workers);

        most.ShouldBe(Count);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_stream_with_a_thousand_waiting_delays_another_by_one_turn_only()
    {
        var slots = new WorkerSlots(1);
        var held = slots.Open("busy");
        await held.TakeAsync(Token);
        var served = new List<string>();
        var waiting = Enumerable.Range(0, 1_000).Select(i => ServeAsync(slots, "busy", served)).ToList();
        waiting.Add(ServeAsync(slots, "small", served));

        held.GiveBack();
        await Task.WhenAll(waiting);

        served.IndexOf("small").ShouldBeLessThanOrEqualTo(1);
        served.Count.ShouldBe(1_001);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_the_api_ends_when_it_pauses_comes_before_all_who_wait()
    {
        var slots = new WorkerSlots(1);
        var held = slots.Open("a");
        await held.TakeAsync(Token);
        var served = new List<string>();
        var waiting = new[] { "b", "c" }.Select(name => ServeAsync(slots, name, served)).ToList();
        waiting.Add(ServeUrgentlyAsync());

        held.GiveBack();
        await Task.WhenAll(waiting);

        served.ShouldBe(["scroll", "b", "c"]);

        async Task ServeUrgentlyAsync()
        {
            using var slot = slots.Open("scroll", isUrgent: true);
            await slot.TakeAsync(Token);
            served.Add("scroll");
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task Streams_take_turns_and_each_serves_first_come_first()
    {
        var slots = new WorkerSlots(1);
        var held = slots.Open("a");
        await held.TakeAsync(Token);
        var served = new List<string>();
        var waiting = new[] { "a1", "a2", "a3", "b1", "b2", "c1" }.Select(name => ServeAsync(slots, name, served)).ToList();

        held.GiveBack();
        await Task.WhenAll(waiting);

        served.ShouldBe(["a1", "b1", "c1", "a2", "b2", "a3"]);
    }

    [Fact(Timeout = 10_000)]
    public async Task One_cancelled_while_waiting_passes_its_turn_on()
    {
        var slots = new WorkerSlots(1);
        var held = slots.Open("a");
        await held.TakeAsync(Token);
        using var stop = new CancellationTokenSource();
        var gone = Enumerable.Range(0, 3).Select(_ => slots.Open("a").TakeAsync(stop.Token).AsTask()).ToList();
        var next = slots.Open("b");
        var waiting = next.TakeAsync(Token).AsTask();

        await stop.CancelAsync();
        foreach (var one in gone) await Should.ThrowAsync<OperationCanceledException>(one);
        held.GiveBack();
        await waiting;
        next.GiveBack();

        await slots.Open("c").TakeAsync(Token);
    }

    [Fact(Timeout = 10_000)]
    public async Task Taking_twice_is_taking_once_and_so_is_giving_back()
    {
        var slots = new WorkerSlots(2);
        var first = slots.Open("a");
        await first.TakeAsync(Token);
        await first.TakeAsync(Token);
        first.GiveBack();
        first.Dispose();

        await slots.Open("a").TakeAsync(Token);
        await slots.Open("a").TakeAsync(Token);
        slots.Open("a").TakeAsync(Token).IsCompleted.ShouldBeFalse("two are out");
    }

    /// <param name="name">The stream's name is its first letter, or the whole word.</param>
    private static async Task ServeAsync(WorkerSlots slots, string name, List<string> served)
    {
        using var slot = slots.Open(name.TrimEnd('1', '2', '3'));
        await slot.TakeAsync(Token);
        served.Add(name); // one slot: nobody else is here
    }
}
