using Connector.Http.Tests.Support;
using TestKit;
using static Connector.Http.Tests.Support.ScriptedSocket;

namespace Connector.Http.Tests.Retry;

public sealed class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(599)]
    public void A_transient_status_is_tried_again(int status) => Send([Answer(status), Answer(200, "fine")]).Result.ShouldBe("fine");

    [Theory]
    [InlineData(400, Verdict.Rejected)]
    [InlineData(401, Verdict.TokenInvalid)]
    [InlineData(403, Verdict.Forbidden)]
    [InlineData(404, Verdict.Gone)]
    [InlineData(410, Verdict.Gone)]
    [InlineData(422, Verdict.Rejected)]
    public void A_final_status_is_not(int status, Verdict verdict)
    {
        var run = Send([Answer(status, "some_code|some text|r1")]);
        run.Failure!.Verdict.ShouldBe(verdict);
        run.Failure.Error.ShouldBe(new ApiError("some_code", "some text", "r1"));
        run.Failure.Message.ShouldBe($"GET /things: HTTP {status}: some_code: some text [request r1], after 1 attempt in 0.0 s");
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Whatever_breaks_on_the_way_is_tried_again(Exception broken) => Send([Fails(broken), Answer(200, "fine")]).Result.ShouldBe("fine");

    public static TheoryData<Exception> Breaks => [new HttpRequestException("refused"), new IOException("reset"), new InvalidDataException("gzip cut off")];

    [Fact]
    public void A_malformed_body_is_tried_again_and_nothing_of_it_leaves()
    {
        List<string> seen = [];
        var run = Send([Answer(200, ""), Answer(200, """{"cut":"""), Answer(200, "whole")], read: response =>
        {
            var text = Some.Text(response);
            seen.Add(text);
            return text == "whole" ? text : throw new MalformedBodyException("not JSON");
        });
        run.Result.ShouldBe("whole");
        seen.Count.ShouldBe(3);
    }

    [Fact]
    public void When_the_retries_run_out_the_failure_says_status_endpoint_attempts_and_time()
    {
        var run = Send([.. Times(3, Answer(503, "busy|come back later|r9"))], new RetryOptions { MaxAttempts = 3 });
        run.Failure!.ShouldSatisfyAllConditions(
            failure => failure.Status.ShouldBe(503),
            failure => failure.Attempts.ShouldBe(3),
            failure => failure.IsTransient.ShouldBeTrue(),
            failure => failure.Elapsed.ShouldBe(run.Delays[0] + run.Delays[1]),
            failure => failure.Message.ShouldStartWith("GET /things: HTTP 503: busy: come back later [request r9], after 3 attempts in "));
    }

    [Fact]
    public void A_request_may_ask_for_fewer_attempts_but_not_for_more()
    {
        Send([.. Times(2, Answer(500))], request: Some.Get with { MaxAttempts = 2 }).Failure!.Attempts.ShouldBe(2);
        Send([.. Times(3, Answer(500))], new RetryOptions { MaxAttempts = 3 }, Some.Get with { MaxAttempts = 9 }).Failure!.Attempts.ShouldBe(3);
    }

    [Fact]
    public void Delays_double_up_to_the_longest_and_vary_below_by_at_most_half()
    {
        var delays = Send([.. Times(8, Answer(500))], new RetryOptions { MaxDelay = TimeSpan.FromSeconds(4) }).Delays;
        double[] most = [0.5, 1, 2, 4, 4, 4, 4];
        delays.Count.ShouldBe(most.Length);
        foreach (var (delay, longest) in delays.Zip(most)) delay.TotalSeconds.ShouldBeInRange(longest / 2, longest);
        delays.Distinct().Count().ShouldBe(most.Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_delays_and_another_seed_others()
    {
        IReadOnlyList<TimeSpan> With(int seed) => Send([.. Times(8, Answer(500))], seed: seed).Delays;
        With(1).ShouldBe(With(1));
        With(1).ShouldNotBe(With(2));
    }

    [Fact]
    public void Retry_after_longer_than_backoff_wins()
    {
        var run = Send([Answer(503, "", ("Retry-After", "45")), Answer(200)]);
        run.Delays.ShouldBe([TimeSpan.FromSeconds(45)]);
        run.Elapsed.ShouldBe(TimeSpan.FromSeconds(45));
    }

    [Fact]
    public void Retry_after_may_be_a_date_by_the_servers_clock() =>
        Send([Answer(503, "", ("Date", "Tue, 01 Jan 2030 00:00:00 GMT"), ("Retry-After", "Tue, 01 Jan 2030 00:00:20 GMT")), Answer(200)])
            .Delays.ShouldBe([TimeSpan.FromSeconds(20)]);

    [Fact]
    public void Backoff_longer_than_retry_after_wins() =>
        Send([Answer(503, "", ("Retry-After", "0")), Answer(200)]).Delays.Single().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(250));

    [Fact]
    public void A_retry_after_that_is_too_long_ends_the_request_at_once()
    {
        var run = Send([Answer(503, "", ("Retry-After", "600"))]);
        run.Elapsed.ShouldBe(TimeSpan.Zero);
        run.Failure!.Verdict.ShouldBe(Verdict.Retry);
        run.Failure.Message.ShouldBe("GET /things: HTTP 503: the server asks to wait 600 s, more than the 120 s we wait, after 1 attempt in 0.0 s");
    }

    [Fact]
    public void A_retry_after_just_as_long_as_we_wait_is_waited() =>
        Send([Answer(503, "", ("Retry-After", "120")), Answer(200)]).Elapsed.ShouldBe(TimeSpan.FromMinutes(2));

    [Fact]
    public void An_attempt_may_begin_just_at_the_total_limit_and_not_later()
    {
        var limit = new RetryOptions { TotalLimit = TimeSpan.FromSeconds(45) };
        Send([Answer(503, "", ("Retry-After", "45")), Answer(200, "fine")], limit).Result.ShouldBe("fine");
        Send([Answer(503, "", ("Retry-After", "46"))], limit).Failure!.Message.ShouldBe(
            "GET /things: HTTP 503: another attempt would begin later than 45 s after the first, after 1 attempt in 0.0 s");
    }

    [Fact]
    public void The_total_limit_ends_the_retries()
    {
        var run = Send([.. Times(50, Answer(500))], new RetryOptions { MaxAttempts = 50, TotalLimit = TimeSpan.FromMinutes(2) });
        run.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(2));
        run.Failure!.Message.ShouldContain("another attempt would begin later than 120 s after the first");
    }

    [Fact]
    public void Every_retry_is_told_with_its_failure_and_delay()
    {
        var notices = Send([Answer(502), Fails(new IOException("reset by peer")), Answer(200)]).Notices;
        notices.Select(notice => notice.Failure.Message).ShouldBe(
        [
            "GET /things: HTTP 502, after 1 attempt in 0.0 s",
            $"GET /things: reset by peer, after 2 attempts in {notices[0].Delay.TotalSeconds:0.0} s",
        ]);
    }

    [Fact]
    public void Whoever_cancels_during_a_delay_gets_a_cancellation() => VirtualTime.Run(async time =>
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), time.Clock);
        using var client = Some.Client(Some.Options(new ScriptedSocket(Answer(500))), time.Clock);
        var sending = client.SendAsync(Some.Get, Some.Text, cancel.Token);
        await Task.WhenAny(sending);
        sending.IsCanceled.ShouldBeTrue();
    });

    [Fact]
    public async Task A_connection_that_breaks_because_the_caller_cancelled_is_a_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var socket = new ScriptedSocket(() =>
        {
            cancel.Cancel();
            throw new IOException("aborted");
        });
        using var client = Some.Client(Some.Options(socket), new FakeTimeProvider(TestTime.Start));
        await Should.ThrowAsync<OperationCanceledException>(() => client.SendAsync(Some.Get, Some.Text, cancel.Token));
    }

    [Fact]
    public void An_exception_of_the_reader_is_not_retried() =>
        Should.Throw<FormatException>(() => Send([Answer(200)], read: _ => throw new FormatException("a mistake of ours")));

    private static Outcome Send(
        Func<HttpResponseMessage>[] answers, RetryOptions? retry = null, ApiRequest? request = null, BodyReader<string>? read = null, int seed = 7) =>
        Outcome.Of(new ScriptedSocket(answers), request ?? Some.Get, retry ?? new RetryOptions(), read ?? Some.Text, seed);
}
