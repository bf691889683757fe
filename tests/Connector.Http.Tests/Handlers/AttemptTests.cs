using Connector.Http.Tests.Support;
using TestKit;

namespace Connector.Http.Tests.Handlers;

/// <summary>One attempt over a real socket.</summary>
public sealed class AttemptTests
{
    private static readonly RetryOptions _once = new() { MaxAttempts = 1 };

    [Theory]
    [InlineData("GET", ConnectionEnd.Close)]
    [InlineData("GET", ConnectionEnd.Reset)]
    [InlineData("POST", ConnectionEnd.Close)]
    [InlineData("POST", ConnectionEnd.Reset)]
    public async Task An_attempt_that_gets_no_answer_on_a_used_connection_reaches_the_server_once(string method, ConnectionEnd end)
    {
        var ending = new Reply([], end);
        await using var server = new LoopbackServer(Reply.Json("{}"), ending, ending, ending, ending);
        using var client = Some.Client(Some.Options(retry: _once, baseUrl: server.Url), new FakeTimeProvider(TestTime.Start));
        var request = method == "GET" ? Some.Get : Some.Post;
        await client.SendAsync(request, Some.Text, default);

        var failure = await Should.ThrowAsync<ApiException>(() => client.SendAsync(request, Some.Text, default));

        failure.Verdict.ShouldBe(Verdict.Retry);
        failure.Status.ShouldBeNull();
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")]
    public async Task A_server_that_hangs_is_given_up_after_the_time_limit(string sent)
    {
        await using var server = new LoopbackServer(new Reply(System.Text.Encoding.ASCII.GetBytes(sent), ConnectionEnd.Hang));
        var clock = new FakeTimeProvider(TestTime.Start);
        using var client = Some.Client(Some.Options(retry: _once, baseUrl: server.Url), clock);
        var sending = client.SendAsync(Some.Get, Some.Text, default);
        await server.Asked.Task;

        clock.Advance(TimeSpan.FromSeconds(60));

        var failure = await Should.ThrowAsync<ApiException>(() => sending);
        failure.Verdict.ShouldBe(Verdict.Retry);
        failure.Message.ShouldBe("GET /things: no whole answer within 60 s, after 1 attempt in 60.0 s");
    }

    [Fact]
    public async Task The_callers_cancellation_stays_one()
    {
        await using var server = new LoopbackServer(Reply.Hang);
        using var client = Some.Client(Some.Options(baseUrl: server.Url), new FakeTimeProvider(TestTime.Start));
        using var cancel = new CancellationTokenSource();
        var sending = client.SendAsync(Some.Get, Some.Text, cancel.Token);
        await server.Asked.Task;

        await cancel.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => sending)).CancellationToken.ShouldBe(cancel.Token);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_transient()
    {
        Uri nowhere;
        await using (var server = new LoopbackServer()) nowhere = server.Url;
        using var client = Some.Client(Some.Options(retry: _once, baseUrl: nowhere), new FakeTimeProvider(TestTime.Start));
        var failure = await Should.ThrowAsync<ApiException>(() => client.SendAsync(Some.Get, Some.Text, default));
        failure.Verdict.ShouldBe(Verdict.Retry);
        failure.Message.ShouldContain("refused");
    }
}
