using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Paging;

/// <summary>While another scroll is open: asked every five seconds, said at once and every thirty, given up after thirty minutes.</summary>
public sealed class ScrollWaitTests
{
    private static readonly ApiException _busy = new(Verdict.Busy, "GET /companies/scroll") { Status = 400 };

    [Fact]
    public void It_is_said_at_once_and_every_thirty_seconds() => VirtualTime.Run(async time =>
    {
        using var call = Call(time);
        var wait = new ScrollWait(call.Call);
        var said = new List<int>();
        for (var turn = 0; turn < 13; turn++)
        {
            await wait.WaitAsync(_busy, CancellationToken.None);
            said.Add(call.Log.All.Count);
        }

        said.ShouldBe([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3]);
        call.Log.All[1].ShouldContain("waiting for it, 30 s so far, at most 30 minutes");
    });

    [Fact]
    public void It_is_given_up_after_thirty_minutes_and_not_before() => VirtualTime.Run(async time =>
    {
        using var call = Call(time);
        var wait = new ScrollWait(call.Call);
        var since = time.Clock.GetUtcNow();
        var failure = await FailureOfAsync(wait);

        (time.Clock.GetUtcNow() - since).ShouldBe(TimeSpan.FromMinutes(30));
        (failure.Kind, failure.InternalMessage).ShouldBe((FailureKind.TransientError, _busy.Message));
        failure.Message.ShouldContain("has been open for 30 minutes");
    });

    private static DirectCall Call(VirtualTime time) => new("companies", new Interval(0, long.MaxValue), new ScriptedApi(_ => ScriptedApi.Json("{}")), time.Clock);

    private static async Task<ConnectorException> FailureOfAsync(ScrollWait wait)
    {
        for (var turn = 0; turn < 1_000; turn++)
        {
            try
            {
                await wait.WaitAsync(_busy, CancellationToken.None);
            }
            catch (ConnectorException failure)
            {
                return failure;
            }
        }

        throw new InvalidOperationException("It was never given up.");
    }
}
