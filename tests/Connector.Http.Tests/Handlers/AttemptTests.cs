using Connector.Http.Tests.Support;
using TestKit;

namespace Connector.Http.Tests.Handlers;

public sealed class AttemptTests
{
    private static readonly RetryOptions Once = new() { MaxAttempts = 1 };

    [Theory]
    [InlineData("get", "Close")]
    [InlineData("get", "Reset")]
    [InlineData("post", "Close")]
    [InlineData("post", "Reset")]
    public async Task An_attempt_that_gets_no_answer_reaches_the_server_once(string method, string end)
    {
        var ending = end == "Close" ? Reply.Close : Reply.Reset;
        await using var server = new LoopbackServer(Reply.Json("{}"), ending, ending, ending, ending);
        using var client = Some.Client(Some.Options(retry: Once, baseUrl: server.Url), new FakeTimeProvider());
        var request = method == "get" ? Some.Get : Some.Post;
        await client.SendAsync(request, Some.Text, default);

        var failure = await Should.ThrowAsync<ApiException>(() => client.SendAsync(request, Some.Text, default));

        failure.Verdict.ShouldBe(Verdict.Retry);
        server.Requests.Count.ShouldBe(2, failure.Message);
    }
}
