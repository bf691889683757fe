using System.IO.Compression;
using System.Text;
using Connector.Http.Tests.Support;
using TestKit;

namespace Connector.Http.Tests.Handlers;

/// <summary>Answers over a real socket.</summary>
public sealed class BodyTests
{
    private static readonly byte[] _large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i} ")));

    [Fact]
    public async Task A_body_of_megabytes_comes_whole() => (await ReadAsync(Reply.With(_large))).ShouldBe(Encoding.UTF8.GetString(_large));

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_body_comes_decompressed(string encoding) =>
        (await ReadAsync(Reply.With(Compress(encoding), $"Content-Encoding: {encoding}\r\n"))).ShouldBe(Encoding.UTF8.GetString(_large));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_body_that_does_not_come_whole_is_transient_and_nothing_of_it_is_read(string what, object reply)
    {
        await using var server = new LoopbackServer((Reply)reply);
        using var client = Some.Client(Some.Options(baseUrl: server.Url, retry: new RetryOptions { MaxAttempts = 1 }), new FakeTimeProvider(TestTime.Start));
        var read = false;
        var failure = await Should.ThrowAsync<ApiException>(() => client.SendAsync(Some.Get, _ => read = true, default));
        failure.Verdict.ShouldBe(Verdict.Retry, what);
        failure.InnerException.ShouldNotBeNull();
        read.ShouldBeFalse();
    }

    public static TheoryData<string, object> Broken => new()
    {
        { "closed in the middle", Reply.With("""{"data":["""u8.ToArray(), announced: 500, end: ConnectionEnd.Close) },
        { "reset in the middle", Reply.With("""{"data":["""u8.ToArray(), announced: 500, end: ConnectionEnd.Reset) },
        { "gzip cut off, its length as announced", Reply.With(Compress("gzip")[..5000], "Content-Encoding: gzip\r\n") },
        { "not the gzip it is said to be", Reply.With("not gzip"u8.ToArray(), "Content-Encoding: gzip\r\n") },
    };

    [Fact]
    public async Task An_empty_body_is_the_readers_to_judge() => (await ReadAsync(Reply.With([]))).ShouldBe("");

    [Fact]
    public async Task A_request_carries_its_body_the_token_and_the_fixed_headers()
    {
        await using var server = new LoopbackServer(Reply.Json("{}"), Reply.Json("{}"));
        using var client = HandlerChain.Create(new ApiClientOptions
        {
            BaseUrl = server.Url,
            Token = new BearerToken(Some.Token),
            UserAgent = "some-client/1.2.3",
            Headers = [new("Accept", "application/json"), new("Api-Version", "2.11")],
        }, Some.WideBudget(new FakeTimeProvider(TestTime.Start)), new FakeTimeProvider(TestTime.Start), new Random(1));

        await client.SendAsync(Some.Post, Some.Text, default);
        await client.SendAsync(Some.Get, Some.Text, default);

        var lines = server.Requests.First().Split("\r\n");
        lines[0].ShouldBe("POST /things/search HTTP/1.1");
        lines.ShouldContain("Accept: application/json");
        lines.ShouldContain("Api-Version: 2.11");
        lines.ShouldContain("User-Agent: some-client/1.2.3");
        lines.ShouldContain($"Authorization: Bearer {Some.Token}");
        lines.ShouldContain("Content-Type: application/json");
        lines.ShouldContain(line => line.StartsWith("Accept-Encoding:") && line.Contains("gzip"));
        lines[^1].ShouldBe("""{"query":{}}""");
        server.Requests.Last().ShouldStartWith("GET /things?after=c1 HTTP/1.1");
    }

    [Fact]
    public async Task A_request_without_a_body_announces_none_on_a_new_connection_or_a_used_one()
    {
        await using var server = new LoopbackServer(Reply.Json("{}"), Reply.Json("{}"));
        using var client = Some.Client(Some.Options(baseUrl: server.Url), new FakeTimeProvider());
        await client.SendAsync(Some.Get, Some.Text, default);
        await client.SendAsync(Some.Get, Some.Text, default);
        server.Requests.Count.ShouldBe(2);
        server.Requests.ShouldAllBe(request => request.EndsWith("\r\n\r\n"));
        server.Requests.ShouldAllBe(request => !request.Contains("Content-", StringComparison.OrdinalIgnoreCase));
        server.Requests.ShouldAllBe(request => !request.Contains("Transfer-Encoding", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_headers_that_matter_are_read()
    {
        await using var server = new LoopbackServer(Reply.Json("{}",
            "Date: Tue, 01 Jan 2030 00:00:00 GMT\r\nX-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 9\r\nX-RateLimit-Reset: 1893456010\r\nRetry-After: 3\r\n"));
        using var client = Some.Client(Some.Options(baseUrl: server.Url), new FakeTimeProvider(TestTime.Start));
        var date = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await client.SendAsync(Some.Get, response =>
        {
            response.Date.ShouldBe(date);
            response.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
            response.RateLimit.ShouldBe(new RateLimitHeaders(100, 9, date.AddSeconds(10), date));
            return true;
        }, default);
    }

    [Fact]
    public async Task A_detached_body_outlives_the_answer_and_any_other_does_not()
    {
        await using var server = new LoopbackServer(Reply.Json("kept"), Reply.Json("dropped"));
        using var client = Some.Client(Some.Options(baseUrl: server.Url), new FakeTimeProvider(TestTime.Start));
        using var kept = await client.SendAsync(Some.Get, response => response.DetachBody(), default);
        Encoding.UTF8.GetString(kept.Memory.Span).ShouldBe("kept");

        var dropped = await client.SendAsync(Some.Get, response => response, default);
        Should.Throw<ObjectDisposedException>(() => dropped.Body);
    }

    private static async Task<string> ReadAsync(Reply reply)
    {
        await using var server = new LoopbackServer(reply);
        using var client = Some.Client(Some.Options(baseUrl: server.Url), new FakeTimeProvider(TestTime.Start));
        return await client.SendAsync(Some.Get, Some.Text, default);
    }

    private static byte[] Compress(string encoding)
    {
        var packed = new MemoryStream();
        using (Stream pack = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        }) pack.Write(_large);
        return packed.ToArray();
    }
}
