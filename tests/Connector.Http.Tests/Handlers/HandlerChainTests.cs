using Connector.Http.Tests.Support;
using TestKit;
using static Connector.Http.Tests.Support.ScriptedSocket;

namespace Connector.Http.Tests.Handlers;

public sealed class HandlerChainTests
{
    [Fact]
    public void Every_attempt_passes_the_callers_layer_and_pays_the_budget() => VirtualTime.Run(async time =>
    {
        var budget = new RateBudget(2, time.Clock);
        var layer = new RecordingLayer(() => budget.Usage.Started);
        var context = new object();
        using var client = HandlerChain.Create(new ApiClientOptions
        {
            BaseUrl = Some.BaseUrl,
            Token = new BearerToken(Some.Token),
            Socket = new ScriptedSocket(Answer(500), Fails(new IOException("reset")), Answer(200, "fine")),
            OwnLayer = layer.Wrap,
        }, budget, time.Clock, new Random(1));

        await client.SendAsync(Some.Get with { Context = context }, Some.Text, default);

        layer.Passed.ShouldBe([(1, context, 0, 1), (2, context, 1, 2), (3, context, 2, 3)]);
        budget.Usage.InFlight.ShouldBe(0);
    });

    [Fact]
    public void Retries_are_counted() => VirtualTime.Run(async time =>
    {
        using var client = Some.Client(Some.Options(new ScriptedSocket(Answer(500), Answer(200), Answer(200))), time.Clock);
        await client.SendAsync(Some.Get, Some.Text, default);
        await client.SendAsync(Some.Post, Some.Text, default);
        client.Retries.ShouldBe(1);
    });

    [Fact]
    public void One_line_is_logged_per_attempt_without_query_header_or_body() => VirtualTime.Run(async time =>
    {
        List<string> lines = [];
        using var client = HandlerChain.Create(new ApiClientOptions
        {
            BaseUrl = Some.BaseUrl,
            Token = new BearerToken(Some.Token),
            Socket = new ScriptedSocket(Answer(503, "busy"), Fails(new IOException("reset")), Answer(200, "fine")),
            Debug = (line, _) =>
            {
                lines.Add(line);
                return ValueTask.CompletedTask;
            },
        }, Some.WideBudget(time.Clock), time.Clock, new Random(1));
        await client.SendAsync(Some.Get, Some.Text, default);
        lines.ShouldBe(["GET /things attempt 1: 503, 4 bytes, 0 ms", "GET /things attempt 2: no answer (reset), 0 ms", "GET /things attempt 3: 200, 4 bytes, 0 ms"]);
    });

    [Fact]
    public void Wrong_retry_options_are_refused_when_the_chain_is_made() =>
        Should.Throw<ArgumentException>(() => Some.Client(Some.Options(new ScriptedSocket(), new RetryOptions { MaxAttempts = 0 }), new FakeTimeProvider(TestTime.Start)));
}
