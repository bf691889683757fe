using Connector.Http.Tests.Support;
using TestKit;
using static Connector.Http.Tests.Support.ScriptedSocket;

namespace Connector.Http.Tests.Retry;

public sealed class ThrottleTests
{
    private static readonly TimeSpan _tinyJitter = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void A_429_that_says_nothing_pauses_for_the_window() => PauseAfter([]).ShouldBeInRange(Seconds(10), Seconds(10) + _tinyJitter);

    [Fact]
    public void A_429_with_a_reset_pauses_until_then() => PauseAfter(
        [("Date", "Tue, 01 Jan 2030 00:00:00 GMT"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", UnixOf2030(6))])
        .ShouldBeInRange(Seconds(6), Seconds(6) + _tinyJitter);

    [Fact]
    public void A_429_with_retry_after_pauses_for_that_long_if_the_reset_is_earlier() => PauseAfter(
        [("Date", "Tue, 01 Jan 2030 00:00:00 GMT"), ("X-RateLimit-Reset", UnixOf2030(6)), ("Retry-After", "17")])
        .ShouldBeInRange(Seconds(17), Seconds(17) + _tinyJitter);

    [Fact]
    public void A_429_with_a_reset_in_the_past_pauses_for_a_second_all_the_same() => PauseAfter(
        [("Date", "Tue, 01 Jan 2030 00:00:00 GMT"), ("X-RateLimit-Reset", UnixOf2030(-100))])
        .ShouldBeInRange(Seconds(1), Seconds(1) + _tinyJitter);

    [Fact]
    public void A_429_with_retry_after_alone_pauses_for_that_long() => PauseAfter([("Retry-After", "3")]).ShouldBeInRange(Seconds(3), Seconds(3) + _tinyJitter);

    [Fact]
    public void A_429_with_a_reset_later_than_retry_after_pauses_until_the_reset() => PauseAfter(
        [("Date", "Tue, 01 Jan 2030 00:00:00 GMT"), ("X-RateLimit-Reset", UnixOf2030(6)), ("Retry-After", "2")])
        .ShouldBeInRange(Seconds(6), Seconds(6) + _tinyJitter);

    [Fact]
    public void No_429_pauses_everybody_for_longer_than_we_wait() => VirtualTime.Run(async time =>
    {
        using var budget = Some.WideBudget(time.Clock);
        using var client = HandlerChain.Create(Some.Options(new ScriptedSocket(Answer(429, "", ("Retry-After", "9999")))), budget, time.Clock, new Random(1));
        var refused = client.SendAsync(Some.Get, Some.Text, default);
        await Task.WhenAny(refused);
        refused.IsFaulted.ShouldBeTrue();
        budget.Usage.PausedUntil.ShouldBe(time.Clock.GetUtcNow() + new RetryOptions().MaxRetryAfter);
    });

    [Fact]
    public void Throttled_attempts_do_not_lengthen_the_back_off_of_other_failures()
    {
        var socket = new ScriptedSocket([.. Times(6, Answer(429)), Answer(500), Answer(200)]);
        Outcome.Of(socket, Some.Get, new RetryOptions(), Some.Text, seed: 1).Delays[^1].ShouldBeInRange(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public void Throttled_attempts_do_not_count()
    {
        var socket = new ScriptedSocket([.. Times(20, Answer(429)), Answer(500), Answer(200, "fine")]);
        Outcome.Of(socket, Some.Get, new RetryOptions { MaxAttempts = 2 }, Some.Text, seed: 1).Result.ShouldBe("fine");
        socket.Requests.Count.ShouldBe(22);
    }

    [Fact]
    public void The_total_limit_ends_a_throttling_without_end()
    {
        var outcome = Outcome.Of(new ScriptedSocket([.. Times(200, Answer(429))]), Some.Get, new RetryOptions(), Some.Text, seed: 1);
        outcome.Failure!.Verdict.ShouldBe(Verdict.Throttled);
        outcome.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10) + Seconds(10));
    }

    [Fact]
    public void Throttling_told_by_another_status_backs_off_for_the_budget_does_not_know()
    {
        var request = Some.Get with { Table = ResponseTable.Default.Prepend(new ResponseRule(Verdict.Throttled) { Status = 403, Code = "rate" }) };
        var outcome = Outcome.Of(new ScriptedSocket(Answer(403, "rate|slow down|"), Answer(200)), request, new RetryOptions(), Some.Text, seed: 1);
        outcome.Delays.Single().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public void All_workers_wait_for_one_429() => VirtualTime.Run(async time =>
    {
        var socket = new ScriptedSocket([Answer(429), .. Times(5, Answer(200))]);
        var budget = Some.WideBudget(time.Clock);
        List<DateTimeOffset> announced = [];
        budget.Paused += announced.Add;
        using var client = HandlerChain.Create(Some.Options(socket), budget, time.Clock, new Random(1));
        var begin = time.Clock.GetUtcNow();

        var refused = client.SendAsync(Some.Get, Some.Text, default);
        await Task.Yield();
        var others = Enumerable.Range(0, 4).Select(_ => client.SendAsync(Some.Post, Some.Text, default));
        await Task.WhenAll([refused, .. others]);

        time.Clock.GetUtcNow().ShouldBe(begin + Seconds(10));
        announced.ShouldBe([begin + Seconds(10)]);
    });

    private static TimeSpan PauseAfter((string, string)[] headers) =>
        Outcome.Of(new ScriptedSocket(Answer(429, "", headers), Answer(200)), Some.Get, new RetryOptions(), Some.Text, seed: 1).Elapsed;

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static string UnixOf2030(int plus) => new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(plus).ToUnixTimeSeconds().ToString();
}
