using Connector.Http.Tests.Support;
using TestKit;
using static Connector.Http.Tests.Support.ScriptedSocket;

namespace Connector.Http.Tests.Handlers;

/// <summary>The token goes to the configured origin and nowhere else.</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData("/things?a=1", "https://api.example.com/things?a=1")]
    [InlineData("https://api.example.com/next?page=2", "https://api.example.com/next?page=2")]
    [InlineData("https://API.example.com:443/next", "https://api.example.com/next")]
    [InlineData("//evil.example/x", "https://api.example.com//evil.example/x")]
    [InlineData("/\\evil.example/x", "https://api.example.com//evil.example/x")]
    [InlineData("/@evil.example", "https://api.example.com/@evil.example")]
    public async Task A_target_at_the_origin_is_called_with_the_token(string target, string called)
    {
        var socket = new ScriptedSocket(Answer(200, "fine"));
        using var client = Some.Client(Some.Options(socket), new FakeTimeProvider(TestTime.Start));
        (await client.SendAsync(Some.Get with { Target = target }, Some.Text, default)).ShouldBe("fine");
        var sent = socket.Requests.Single();
        sent.RequestUri!.AbsoluteUri.ShouldBe(called);
        sent.Headers.Authorization!.ToString().ShouldBe($"Bearer {Some.Token}");
    }

    [Theory]
    [InlineData("https://api.example.com@evil.example/x", "https://evil.example")]
    [InlineData("https://api.example.com:443@evil.example/x", "https://evil.example")]
    [InlineData("https://api.example.com.evil.example/x", "https://api.example.com.evil.example")]
    [InlineData("https://evil.example/api.example.com", "https://evil.example")]
    [InlineData("http://api.example.com/x", "http://api.example.com")]
    [InlineData("https://api.example.com:8443/x", "https://api.example.com:8443")]
    [InlineData("https://user:word@api.example.com/x", "https://api.example.com")]
    [InlineData("https://xn--pi-6kc.example.com/x", "https://xn--pi-6kc.example.com")]
    [InlineData("file:///etc/passwd", "file://")]
    [InlineData("things", "(not an absolute URL)")]
    [InlineData("", "(not an absolute URL)")]
    public async Task A_target_elsewhere_is_refused_and_nothing_is_sent(string target, string actual)
    {
        var socket = new ScriptedSocket();
        using var client = Some.Client(Some.Options(socket), new FakeTimeProvider(TestTime.Start));
        var request = Some.Get with { Target = target.Length < 8 ? target : target + "?secret=s3cr3t" };

        var failure = await Should.ThrowAsync<ForeignOriginException>(() => client.SendAsync(request, Some.Text, default));

        socket.Requests.ShouldBeEmpty();
        failure.Verdict.ShouldBe(Verdict.Rejected);
        failure.Actual.ShouldBe(actual);
        failure.Message.ShouldContain($"at {actual}, not at https://api.example.com");
        failure.ToString().ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task Even_below_all_checks_the_token_is_added_for_the_origin_only()
    {
        var socket = new ScriptedSocket(Answer(200));
        using var options = new HttpMessageInvoker(new AuthHandler(new ApiOrigin(Some.BaseUrl), new BearerToken(Some.Token), [], socket));
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "https://evil.example/");
        await Should.ThrowAsync<ForeignOriginException>(() => options.SendAsync(elsewhere, default));
        socket.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/take?t=1", "(to https://evil.example)")]
    [InlineData("/other", "(to another path)")]
    [InlineData("//evil.example/take", "(to another path)")]
    public async Task A_redirect_is_refused_and_not_followed(string location, string named)
    {
        await using var evil = new LoopbackServer();
        var reply = Reply.With([], $"Location: {location}\r\n", "302 Found");
        await using var server = new LoopbackServer(reply);
        using var client = Some.Client(Some.Options(baseUrl: server.Url), new FakeTimeProvider(TestTime.Start));

        var failure = await Should.ThrowAsync<ApiException>(() => client.SendAsync(Some.Get, Some.Text, default));

        failure.Verdict.ShouldBe(Verdict.Rejected);
        failure.Message.ShouldContain("HTTP 302: redirects are not followed " + named);
        failure.Message.ShouldNotContain("take");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_to_another_server_leaves_it_uncalled()
    {
        await using var evil = new LoopbackServer();
        await using var server = new LoopbackServer(Reply.With([], $"Location: {evil.Url}take\r\n", "307 Temporary Redirect"));
        using var client = Some.Client(Some.Options(baseUrl: server.Url), new FakeTimeProvider(TestTime.Start));
        await Should.ThrowAsync<ApiException>(() => client.SendAsync(Some.Post, Some.Text, default));
        evil.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://api.example.com", "Plain http")]
    [InlineData("ftp://api.example.com", "absolute https URL")]
    [InlineData("https://me@api.example.com", "no user name")]
    [InlineData("https://api.example.com/?v=1", "no user name, query")]
    public void A_base_url_that_endangers_the_token_is_refused(string url, string says) =>
        Should.Throw<ArgumentException>(() => new ApiOrigin(new Uri(url))).Message.ShouldContain(says);

    [Fact]
    public void A_base_url_may_have_a_path() =>
        new ApiOrigin(new Uri("https://proxy.example/intercom/")).Resolve(Some.Get).AbsoluteUri.ShouldBe("https://proxy.example/intercom/things?after=c1");
}
