using System.Net;
using Connector.Http.Tests.Support;
using TestKit;

namespace Connector.Http.Tests.Handlers;

/// <summary>Requests and bodies that share an allowance of memory, on a simulated clock.</summary>
public sealed class AllowanceTests
{
    private const int MiB = 1024 * 1024;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(620);

    [Fact]
    public void A_request_whose_answer_has_no_room_is_not_sent_and_takes_no_place_of_the_budget() => VirtualTime.Run(async time =>
    {
        var budget = Some.WideBudget(time.Clock);
        var socket = new BodySocket(3 * MiB, 3 * MiB, 3 * MiB);
        using var client = Client(socket, budget, 4 * MiB, time.Clock);
        var first = await client.SendAsync(Some.Get, Detach, default);

        var second = client.SendAsync(Some.Get, Detach, default);
        await Task.Delay(_pause, time.Clock);
        budget.Usage.ShouldSatisfyAllConditions(usage => usage.Started.ShouldBe(1), usage => usage.Waiting.ShouldBe(0));

        first.Dispose();
        (await second).Dispose();
        budget.Usage.Started.ShouldBe(2);
    });

    [Fact]
    public void Another_endpoint_whose_answers_are_small_is_still_asked() => VirtualTime.Run(async time =>
    {
        using var client = Client(new BodySocket(3 * MiB, 10), Some.WideBudget(time.Clock), 4 * MiB, time.Clock);
        using var large = await client.SendAsync(Some.Get, Detach, default);
        using var small = await client.SendAsync(Some.Post, Detach, default);
        small.Memory.Length.ShouldBe(10);
    });

    [Fact]
    public void A_body_in_the_middle_waits_for_room_without_running_out_of_time() => VirtualTime.Run(async time =>
    {
        var socket = new BodySocket(6 * MiB, 6 * MiB, 6 * MiB);
        using var client = Client(socket, Some.WideBudget(time.Clock), 8 * MiB, time.Clock);
        var reading = Enumerable.Range(0, 3).Select(_ => client.SendAsync(Some.Get, Detach, default)).ToList();
        await Task.Delay(_pause, time.Clock);
        reading.Count(body => body.IsCompleted).ShouldBe(1, "the one that may hold more than is left");

        while (reading.Count > 0)
        {
            var whole = await Task.WhenAny(reading);
            reading.Remove(whole);
            await Task.Delay(_pause, time.Clock);
            using var body = await whole;
            body.Memory.Length.ShouldBe(6 * MiB);
        }
        socket.Requests.ShouldBe(3, "none was given up and sent again");
    });

    [Fact]
    public void The_time_limit_goes_on_where_it_stood_after_a_wait_for_room() => VirtualTime.Run(async time =>
    {
        var socket = new BodySocket(6 * MiB, 6 * MiB) { StallsAfter = 1, Clock = time.Clock };
        using var client = Client(socket, Some.WideBudget(time.Clock), 8 * MiB, time.Clock, new RetryOptions { MaxAttempts = 1 });
        var holder = client.SendAsync(Some.Get, Detach, default);
        var stalls = client.SendAsync(Some.Get, Detach, default);
        await Task.Delay(_pause, time.Clock);
        stalls.IsCompleted.ShouldBeFalse("it waits for room");
        var begin = time.Clock.GetUtcNow();

        (await holder).Dispose();
        await Task.WhenAny(stalls);

        stalls.Exception!.InnerException!.Message.ShouldBe("GET /things: no whole answer within 60 s, after 1 attempt in 60.0 s");
        (time.Clock.GetUtcNow() - begin).ShouldBe(TimeSpan.FromSeconds(60));
    });

    [Fact]
    public void A_body_larger_than_the_whole_allowance_passes() => VirtualTime.Run(async time =>
    {
        using var client = Client(new BodySocket(9 * MiB, 9 * MiB), Some.WideBudget(time.Clock), 2 * MiB, time.Clock);
        for (var i = 0; i < 2; i++)
        {
            using var body = await client.SendAsync(Some.Get, Detach, default);
            body.Memory.Length.ShouldBe(9 * MiB);
        }
    });

    [Fact]
    public void Whatever_becomes_of_a_request_its_room_is_given_back() => VirtualTime.Run(async time =>
    {
        var allowance = new ByteAllowance(4 * MiB);
        var socket = new ScriptedSocket(
            ScriptedSocket.Answer(500), ScriptedSocket.Fails(new IOException("reset")), ScriptedSocket.Answer(200, ""), ScriptedSocket.Answer(404));
        using var client = HandlerChain.Create(Options(socket, allowance, new RetryOptions { MaxAttempts = 4 }), Some.WideBudget(time.Clock), time.Clock, new Random(1));
        var failed = client.SendAsync<string>(Some.Get, _ => throw new MalformedBodyException("empty"), default);
        await Task.WhenAny(failed);
        failed.IsFaulted.ShouldBeTrue();
        allowance.Used.ShouldBe(0);
    });

    private static PooledBody Detach(ApiResponse response) => response.DetachBody();

    private static ApiClient Client(HttpMessageHandler socket, RateBudget budget, int allowance, TimeProvider clock, RetryOptions? retry = null) =>
        HandlerChain.Create(Options(socket, new ByteAllowance(allowance), retry ?? new RetryOptions()), budget, clock, new Random(1));

    private static ApiClientOptions Options(HttpMessageHandler socket, ByteAllowance allowance, RetryOptions retry) => new()
    {
        BaseUrl = Some.BaseUrl,
        Token = new BearerToken(Some.Token),
        Retry = retry,
        Socket = socket,
        Allowance = allowance,
    };

    /// <summary>Answers with bodies of the given lengths, announcing none of them.</summary>
    private sealed class BodySocket(params int[] lengths) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        /// <summary>From this answer on the last half megabyte of a body never comes.</summary>
        public int StallsAfter { get; init; } = int.MaxValue;

        public TimeProvider Clock { get; init; } = new FakeTimeProvider();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var length = lengths[Requests];
            var gives = ++Requests > StallsAfter ? (5 * MiB) + (MiB / 2) : int.MaxValue;
            var body = new StallingStream(new MemoryStream(new byte[length]), gives, Clock);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
        }
    }
}
