namespace Connector.Engine.Tests.Fetching;

public sealed class PermitsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 10_000)]
    public async Task Who_waits_is_served_in_turn()
    {
        var permits = new Permits(1);
        await permits.TakeAsync(Token);
        var waiting = Enumerable.Range(0, 3).Select(_ => permits.TakeAsync(Token).AsTask()).ToList();

        for (var served = 0; served < 3; served++)
        {
            waiting[served].IsCompleted.ShouldBeFalse();
            permits.Release();
            await waiting[served];
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task One_cancelled_while_waiting_passes_its_turn_on()
    {
        var permits = new Permits(0);
        using var stop = new CancellationTokenSource();
        var gone = permits.TakeAsync(stop.Token).AsTask();
        var next = permits.TakeAsync(Token).AsTask();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);
        permits.Release();

        await next;
        permits.TakeAsync(Token).IsCompleted.ShouldBeFalse("one was given, one was taken");
    }

    [Fact(Timeout = 10_000)]
    public async Task What_nobody_waits_for_is_kept()
    {
        var permits = new Permits(0);
        permits.Release();
        permits.Release();

        await permits.TakeAsync(Token);
        await permits.TakeAsync(Token);
        permits.TakeAsync(Token).IsCompleted.ShouldBeFalse();
    }

    [Fact(Timeout = 10_000)]
    public async Task Cancelled_beforehand_nothing_is_taken()
    {
        var permits = new Permits(1);

        await Should.ThrowAsync<OperationCanceledException>(async () => await permits.TakeAsync(new CancellationToken(canceled: true)));

        permits.TakeAsync(Token).IsCompletedSuccessfully.ShouldBeTrue();
    }
}
