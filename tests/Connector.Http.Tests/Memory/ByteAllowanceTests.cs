using FsCheck;
using FsCheck.Fluent;
using TestKit;

namespace Connector.Http.Tests.Memory;

public sealed class ByteAllowanceTests
{
    private readonly ByteAllowance _allowance = new(100);

    [Fact]
    public async Task A_request_waits_until_its_body_has_room()
    {
        var first = await _allowance.OpenAsync(60, default);
        var second = _allowance.OpenAsync(50, default).AsTask();
        second.IsCompleted.ShouldBeFalse();

        first.ShrinkTo(50);

        (await second).Held.ShouldBe(50);
        _allowance.Used.ShouldBe(100);
    }

    [Fact]
    public async Task Whoever_comes_first_is_served_first_though_another_would_fit()
    {
        var first = await _allowance.OpenAsync(60, default);
        var large = _allowance.OpenAsync(70, default).AsTask();
        var small = _allowance.OpenAsync(10, default).AsTask();
        small.IsCompleted.ShouldBeFalse();

        first.Dispose();

        await large;
        await small;
        _allowance.Used.ShouldBe(80);
    }

    [Fact]
    public async Task What_is_larger_than_all_of_it_starts_alone()
    {
        var small = await _allowance.OpenAsync(1, default);
        var huge = _allowance.OpenAsync(500, default).AsTask();
        huge.IsCompleted.ShouldBeFalse();
        small.Dispose();
        (await huge).Held.ShouldBe(500);
    }

    [Fact]
    public async Task One_body_at_a_time_may_hold_more_than_is_left_until_it_is_disposed()
    {
        var (a, b) = (await _allowance.OpenAsync(50, default), await _allowance.OpenAsync(50, default));
        await a.GrowToAsync(90, default);
        var waits = b.GrowToAsync(51, default).AsTask();
        await a.GrowToAsync(300, default);
        a.ShrinkTo(200);
        waits.IsCompleted.ShouldBeFalse("another is over the limit, and whole");

        a.Dispose();

        await waits;
        _allowance.Used.ShouldBe(51);
    }

    [Fact]
    public async Task The_next_in_the_middle_takes_the_place_of_the_one_that_was_over()
    {
        var (a, b) = (await _allowance.OpenAsync(50, default), await _allowance.OpenAsync(50, default));
        var c = a.GrowToAsync(101, default);
        var waits = b.GrowToAsync(500, default).AsTask();
        a.Dispose();
        await c;
        await waits;
        _allowance.Used.ShouldBe(500);
    }

    [Fact]
    public async Task A_body_in_the_middle_goes_before_requests_that_have_not_been_sent()
    {
        var (a, b) = (await _allowance.OpenAsync(60, default), await _allowance.OpenAsync(40, default));
        await a.GrowToAsync(61, default);
        var unsent = _allowance.OpenAsync(30, default).AsTask();
        var middle = b.GrowToAsync(90, default).AsTask();

        a.Dispose();

        await middle;
        unsent.IsCompleted.ShouldBeFalse();
        b.Dispose();
        await unsent;
    }

    [Fact]
    public async Task No_request_starts_while_a_body_waits_in_the_middle()
    {
        var (a, b) = (await _allowance.OpenAsync(50, default), await _allowance.OpenAsync(30, default));
        await a.GrowToAsync(80, default);
        var middle = b.GrowToAsync(60, default).AsTask();
        var unsent = _allowance.OpenAsync(1, default).AsTask();
        a.ShrinkTo(60);
        middle.IsCompleted.ShouldBeFalse();
        unsent.IsCompleted.ShouldBeFalse();
        a.Dispose();
        await middle;
        await unsent;
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_queue_and_lets_those_behind_it_pass()
    {
        using var patience = new CancellationTokenSource();
        var first = await _allowance.OpenAsync(60, default);
        var large = _allowance.OpenAsync(70, patience.Token).AsTask();
        var small = _allowance.OpenAsync(10, default).AsTask();

        await patience.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => large)).CancellationToken.ShouldBe(patience.Token);
        await small;
        first.Dispose();
        _allowance.Used.ShouldBe(10);
    }

    [Fact]
    public async Task A_body_that_gives_up_in_the_middle_keeps_what_it_holds_until_disposed()
    {
        using var patience = new CancellationTokenSource();
        var (a, b) = (await _allowance.OpenAsync(50, default), await _allowance.OpenAsync(50, default));
        await a.GrowToAsync(60, default);
        var waits = b.GrowToAsync(60, patience.Token).AsTask();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waits);
        b.Held.ShouldBe(50);
        b.Dispose();
        _allowance.Used.ShouldBe(60);
    }

    [Fact]
    public async Task Who_is_cancelled_already_holds_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => _allowance.OpenAsync(1, new CancellationToken(true)).AsTask());
        _allowance.Used.ShouldBe(0);
    }

    /// <summary>Bodies that grow step by step and are held for a while, as many as one likes, small and huge, some given up.</summary>
    [Fact]
    public void Everybody_ends_and_no_more_is_held_than_the_allowance_and_one_body()
    {
        var loads = (from workers in Gen.Choose(1, 40) from largest in Gen.Elements(5, 60, 400) from seed in Gen.Choose(0, int.MaxValue) select (workers, largest, seed))
            .ToArbitrary();
        Prop.ForAll(loads, load => VirtualTime.Run(async time =>
        {
            var (allowance, random, most) = (new ByteAllowance(100), new Random(load.seed), 0L);
            await Task.WhenAll(Enumerable.Range(0, load.workers).Select(async _ =>
            {
                for (var i = 0; i < 5; i++)
                {
                    var (expected, size) = (random.Next(1, load.largest + 1), random.Next(1, load.largest + 1));
                    using var lease = await allowance.OpenAsync(expected, default);
                    for (var bytes = 1; bytes <= size; bytes += 10)
                    {
                        await lease.GrowToAsync(bytes, default);
                        most = Math.Max(most, allowance.Used);
                        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 3)), time.Clock);
                    }
                    lease.ShrinkTo(size);
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 100)), time.Clock);
                }
            }));
            allowance.Used.ShouldBe(0);
            most.ShouldBeLessThanOrEqualTo(100 + load.largest);
        })).QuickCheckThrowOnFailure();
    }
}
