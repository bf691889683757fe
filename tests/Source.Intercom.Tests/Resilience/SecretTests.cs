using System.Net;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>
/// Servers that echo the token, whole or in part, wherever a text of theirs reaches the output. That none of it is printed is checked by
/// the runner, on every run; here the answers are made so that it would be.
/// </summary>
public sealed class SecretTests
{
    public static TheoryData<string> Echoes =>
    [
        Some.Token,
        $"Bearer {Some.Token} is not valid",
        $"{Some.Token[..12]}... is not valid",
        $"ends with {Some.Token[^9..]}",
        $"token={Uri.EscapeDataString(Some.Token)}&x=1",
        Some.Token.ToUpperInvariant()[..3] + Some.Token[3..],
    ];

    [Theory, MemberData(nameof(Echoes))]
    public async Task An_error_that_echoes_the_token_is_printed_without_it(string echo)
    {
        foreach (var status in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError })
        {
            using var api = new ScriptedApi(_ => ScriptedApi.Error(status, "some_error", echo));
            var connector = IntercomRunner.At(baseUrl: null, new FastClock(100), api);

            var check = await connector.CheckAsync(Some.Config());
            var read = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tags"), debug: true);

            check.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message")!.ShouldContain("***");
            read.Errors.ShouldHaveSingleItem().Message.ShouldContain("***");
        }
    }

    [Fact]
    public async Task An_exception_that_holds_the_token_is_printed_without_it()
    {
        using var api = new ScriptedApi(_ => throw new InvalidOperationException($"unexpected header Bearer {Some.Token}"));
        var connector = IntercomRunner.At(baseUrl: null, socket: api);

        var read = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tags"));

        var error = read.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("system_error");
        error.InternalMessage!.ShouldContain("unexpected header Bearer ****");
    }
}
