using Connector.Http.Tests.Support;
using TestKit;
using static Connector.Http.Tests.Support.ScriptedSocket;

namespace Connector.Http.Tests.Handlers;

/// <summary>The token, whole or in part, is in no text that leaves this layer, whatever happens and whatever the server echoes.</summary>
public sealed class SecrecyTests
{
    private static readonly string _part = Some.Token[4..12];

    private static readonly Func<HttpResponseMessage>[] _ends =
    [
        Answer(401, $"bad|Token {Some.Token} is unknown|{Some.Token}"),
        Answer(401, $"{Some.Token.ToUpperInvariant()}||"),
        Answer(403, $"<html>{Some.Token}</html>"),
        Answer(302, "", ("Location", $"https://user:{Some.Token}@evil.example/{Some.Token}?t={Some.Token}")),
        Answer(500, Some.Token),
        Answer(429, Some.Token, ("Retry-After", "9999")),
        Answer(200, Some.Token),
        Fails(new HttpRequestException("refused")),
        Fails(new IOException("reset")),
        Fails(new TaskCanceledException("aborted")),
    ];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void No_text_shows_the_token(int index) => VirtualTime.Run(async time =>
    {
        List<string> texts = [];
        using var client = HandlerChain.Create(Listening(texts, _ends[index]), Some.WideBudget(time.Clock), time.Clock, new Random(1));
        try
        {
            await client.SendAsync<string>(Some.Post, _ => throw new MalformedBodyException("not JSON"), default);
        }
        catch (ApiException failure)
        {
            texts.AddRange([failure.ToString(), failure.Message, $"{failure.Error}"]);
        }
        texts.Count.ShouldBeGreaterThan(3);
        texts.ShouldAllBe(text => !text.Contains(_part, StringComparison.OrdinalIgnoreCase));
    });

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, _ends.Length)];

    [Fact]
    public void The_token_itself_prints_as_a_mask() => $"{new BearerToken(Some.Token)}".ShouldBe("***");

    [Theory]
    [InlineData("")]
    [InlineData("two words_secret")]
    [InlineData("line\nbreak_secret")]
    [InlineData("señal_secret")]
    public void A_token_that_cannot_be_one_is_refused_without_being_shown(string token) =>
        Should.Throw<ArgumentException>(() => new BearerToken(token)).ToString().ShouldNotContain("_secret");

    private static ApiClientOptions Listening(List<string> texts, Func<HttpResponseMessage> end) => new()
    {
        BaseUrl = Some.BaseUrl,
        Token = new BearerToken(Some.Token),
        ReadError = Some.ReadError,
        Retry = new RetryOptions { MaxAttempts = 2 },
        Socket = new ScriptedSocket([.. Times(2, end)]),
        OnRetry = notice =>
        {
            texts.Add(notice.ToString());
            return ValueTask.CompletedTask;
        },
        Debug = (line, _) =>
        {
            texts.Add(line);
            return ValueTask.CompletedTask;
        },
    };
}
