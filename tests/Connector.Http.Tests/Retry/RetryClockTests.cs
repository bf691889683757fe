using Connector.Http.Tests.Support;
using TestKit;
using static Connector.Http.Tests.Support.ScriptedSocket;

namespace Connector.Http.Tests.Retry;

/// <summary>Only sending and backing off count towards the limit of a request; queueing, for whatever, does not.</summary>
public sealed class RetryClockTests
{
    private static readonly TimeSpan _stall = TimeSpan.FromSeconds(620);

    [Fact]
    public void A_long_wait_in_the_callers_own_layer_costs_no_attempt() => VirtualTime.Run(async time =>
    {
        List<RetryNotice> notices = [];
        using var client = Client(time.Clock, notices, Some.WideBudget(time.Clock), Answer(503), Answer(200, "fine"));

        (await client.SendAsync(Some.Get, Some.Text, default)).ShouldBe("fine");

        notices.Single().Failure.Message.ShouldBe("GET /things: HTTP 503, after 1 attempt in 0.0 s");
    });

    [Fact]
    public void A_long_wait_for_the_budget_costs_no_attempt() => VirtualTime.Run(async time =>
    {
        List<RetryNotice> notices = [];
        using var budget = new RateBudget(1, time.Clock, window: _stall);
        using var client = Client(time.Clock, notices, budget, stall: TimeSpan.Zero, Answer(200), Answer(503), Answer(200, "fine"));
        await client.SendAsync(Some.Get, Some.Text, default);
        var begin = time.Clock.GetUtcNow();

        (await client.SendAsync(Some.Get, Some.Text, default)).ShouldBe("fine");

        notices.Single().Failure.Message.ShouldBe("GET /things: HTTP 503, after 1 attempt in 0.0 s");
        (time.Clock.GetUtcNow() - begin).ShouldBeGreaterThan(_stall * 2);
    });

    [Fact]
    public void Sending_and_backing_off_count_and_the_message_says_their_sum() => VirtualTime.Run(async time =>
    {
        List<RetryNotice> notices = [];
        var slow = new SlowSocket(new ScriptedSocket([.. Times(3, Answer(503))]), TimeSpan.FromSeconds(20), time.Clock);
        using var client = Client(time.Clock, notices, Some.WideBudget(time.Clock), slow, new RetryOptions { MaxAttempts = 3 });

        var failure = await FailureAsync(client);

        failure.Elapsed.ShouldBe((TimeSpan.FromSeconds(20) * 3) + notices[0].Delay + notices[1].Delay);
    });

    [Fact]
    public void The_total_limit_is_measured_by_what_counts() => VirtualTime.Run(async time =>
    {
        List<RetryNotice> notices = [];
        var slow = new SlowSocket(new ScriptedSocket([.. Times(50, Answer(503))]), TimeSpan.FromSeconds(50), time.Clock);
        using var client = Client(time.Clock, notices, Some.WideBudget(time.Clock), slow, new RetryOptions { MaxAttempts = 50 });

        var failure = await FailureAsync(client);

        failure.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10.9));
        failure.Message.ShouldContain("another attempt would begin later than 600 s after the first");
    });

    /// <summary>By hand: Should.ThrowAsync goes on on another thread.</summary>
    private static async Task<ApiException> FailureAsync(ApiClient client)
    {
        try
        {
            await client.SendAsync(Some.Get, Some.Text, default);
        }
        catch (ApiException failure)
        {
            return failure;
        }
        throw new InvalidOperationException("It did not fail.");
    }

    private static ApiClient Client(TimeProvider clock, List<RetryNotice> notices, RateBudget budget, params Func<HttpResponseMessage>[] answers) =>
        Client(clock, notices, budget, _stall, answers);

    private static ApiClient Client(
        TimeProvider clock, List<RetryNotice> notices, RateBudget budget, TimeSpan stall, params Func<HttpResponseMessage>[] answers) =>
        Client(clock, notices, budget, new ScriptedSocket(answers), new RetryOptions(), stall);

    private static ApiClient Client(
        TimeProvider clock, List<RetryNotice> notices, RateBudget budget, HttpMessageHandler socket, RetryOptions retry, TimeSpan stall = default) =>
        HandlerChain.Create(new ApiClientOptions
        {
            BaseUrl = Some.BaseUrl,
            Token = new BearerToken(Some.Token),
            Retry = retry,
            Socket = socket,
            OwnLayer = inner => new StallingLayer(inner, stall, clock),
            OnRetry = notice =>
            {
                notices.Add(notice);
                return ValueTask.CompletedTask;
            },
        }, budget, clock, new Random(1));

    private sealed class StallingLayer(IRequestHandler inner, TimeSpan stall, TimeProvider clock) : IRequestHandler
    {
        public async ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
        {
            await Task.Delay(stall, clock, cancellationToken);
            return await inner.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SlowSocket(HttpMessageHandler inner, TimeSpan latency, TimeProvider clock) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(latency, clock, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
