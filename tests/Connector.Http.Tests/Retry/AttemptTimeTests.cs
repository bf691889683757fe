using TestKit;

namespace Connector.Http.Tests.Retry;

public sealed class AttemptTimeTests
{
    [Fact]
    public void A_wait_that_is_ours_does_not_count_and_what_was_spent_before_it_does() => VirtualTime.Run(async time =>
    {
        using var attempt = new AttemptTime(TimeSpan.FromSeconds(60), time.Clock, default);
        await Task.Delay(TimeSpan.FromSeconds(40), time.Clock);
        await attempt.StandStillAsync(new ValueTask(Task.Delay(TimeSpan.FromSeconds(620), time.Clock)));
        attempt.Elapsed.ShouldBe(TimeSpan.FromSeconds(40));

        await Task.Delay(TimeSpan.FromSeconds(19.9), time.Clock);
        attempt.Token.IsCancellationRequested.ShouldBeFalse();
        await Task.Delay(TimeSpan.FromSeconds(0.2), time.Clock);
        attempt.Token.IsCancellationRequested.ShouldBeTrue();
    });
}
