using System.Net;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>The program itself against a server that refuses it: no stream says COMPLETE, and the exit code is not 0.</summary>
public sealed class RefusedReadTests
{
    [Fact]
    public async Task A_dead_token_fails_tickets()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedApi.Error(HttpStatusCode.Unauthorized, "unauthorized", "Access Token Invalid"));

        var run = await server.ReadAsync("tickets");

        run.ExitCode.ShouldBe(1);
        run.EndOf("tickets").ShouldBe("INCOMPLETE");
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldStartWith("Intercom does not accept the access token (POST /tickets/search: HTTP 401: unauthorized: Access Token Invalid");
    }

    [Fact]
    public async Task Tickets_refused_after_150_of_300_rows_are_incomplete()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.Body.Contains("starting_after", StringComparison.Ordinal)
            ? ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "No longer")
            : ScriptedApi.Json(FirstPage()));

        var run = await server.ReadAsync("tickets");

        run.ExitCode.ShouldBe(1);
        run.EndOf("tickets").ShouldBe("INCOMPLETE");
        run.RecordsOf("tickets").Count.ShouldBe(150);
        run.LastState("tickets").Watermark!.Value.ShouldBeLessThan(1_700_000_150);
        run.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("Intercom refuses stream `tickets`: the access token lacks the permission \"Read tickets\"");
    }

    private static string FirstPage()
    {
        var rows = Enumerable.Range(0, 150).Select(n => $$"""{"id":"{{n}}","updated_at":{{1_700_000_000 + n}} }""");
        return $$$"""{"tickets":[{{{string.Join(',', rows)}}}],"total_count":300,"pages":{"next":{"page":2,"starting_after":"c1"}} }""";
    }
}
