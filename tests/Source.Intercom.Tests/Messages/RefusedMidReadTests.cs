using System.Net;
using Airbyte.Protocol;
using Connector.Engine;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>Permission or token that goes away while a read is under way: what has come stays, and no stream calls itself whole.</summary>
public sealed class RefusedMidReadTests
{
    private const string FirstPage = """
        {"type":"ticket.list","tickets":[{"id":"1","updated_at":1700000000},{"id":"2","updated_at":1700000001}],
        "total_count":4,"pages":{"next":{"page":2,"starting_after":"c1"}}}
        """;

    private const string OnlyPage = """{"type":"ticket.list","tickets":[],"total_count":0,"pages":{}}""";

    public static TheoryData<HttpStatusCode, string> Refusals => new()
    {
        { HttpStatusCode.Forbidden, "forbidden" },
        { HttpStatusCode.Unauthorized, "token_unauthorized" },
        { HttpStatusCode.PaymentRequired, "payment_required" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_stream_that_need_not_be_there_is_incomplete_once_its_first_page_has_come(HttpStatusCode status, string code)
    {
        using var api = new ScriptedApi(request => request.Body.Contains("starting_after", StringComparison.Ordinal)
            ? ScriptedApi.Error(status, code, "No longer")
            : ScriptedApi.Json(FirstPage));

        var run = await ReadAsync(api, "tickets");

        run.ExitCode.ShouldBe(1);
        run.EndOf("tickets").ShouldBe("INCOMPLETE");
        run.RecordsOf("tickets").Count.ShouldBe(2);
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldStartWith("Intercom refuses stream `tickets`");
        run.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_any_window_is_the_first_page()
    {
        var refused = false;
        using var api = new ScriptedApi(_ => refused ? ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "No longer") : ScriptedApi.Json(OnlyPage));
        using var session = Open(api);

        await ReadWindowAsync(session);
        refused = true;

        (await Should.ThrowAsync<ConnectorException>(() => ReadWindowAsync(session))).Kind.ShouldBe(FailureKind.ConfigError);
    }

    [Fact]
    public async Task Of_a_stream_that_is_passed_over_no_window_has_a_page()
    {
        var refused = true;
        using var api = new ScriptedApi(_ => refused ? ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "Not yet") : ScriptedApi.Json(OnlyPage));
        using var session = Open(api);

        await Should.ThrowAsync<StreamUnavailableException>(() => ReadWindowAsync(session));
        refused = false;

        await Should.ThrowAsync<StreamUnavailableException>(() => ReadWindowAsync(session));
    }

    [Fact]
    public async Task A_token_that_dies_among_the_children_ends_them_at_once_and_is_said()
    {
        using var api = new ScriptedApi(request => request.Endpoint == "POST /conversations/search"
            ? ScriptedApi.Json($$"""{"conversations":[{{string.Join(',', Enumerable.Range(0, 100).Select(n => $$"""{"id":"{{n}}","updated_at":{{1_700_000_000 + n}} }"""))}}],"total_count":100,"pages":{} }""")
            : ScriptedApi.Error(HttpStatusCode.Unauthorized, "unauthorized", "Access Token Invalid"));

        var run = await ReadAsync(api, "conversation_parts");

        run.ExitCode.ShouldBe(1);
        run.EndOf("conversation_parts").ShouldBe("INCOMPLETE");
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldStartWith("Intercom does not accept the access token (GET /conversations/{id}: HTTP 401: unauthorized: Access Token Invalid");
        api.Requests.Count(request => request.Endpoint != "POST /conversations/search").ShouldBe(1);
    }

    private static IReadSession Open(ScriptedApi api) =>
        IntercomRunner.At(baseUrl: null, socket: api).Source.Open(Some.Config(), new Silence(), throttled: _ => { });

    private static async Task ReadWindowAsync(IReadSession session)
    {
        using var slot = new WorkerSlots(1).Open("tickets");
        var stream = StreamFiles.All().Single(stream => stream.Name == "tickets");
        await foreach (var page in session.ReadAsync(new Partition(stream, new Window(new Interval(0, long.MaxValue))), slot, CancellationToken.None)) page.Dispose();
    }

    private sealed class Silence : ISyncLog
    {
        public bool WritesDebug => false;

        public ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    /// <summary>One worker, so that answers come one after another.</summary>
    private static Task<SourceRun> ReadAsync(ScriptedApi api, params string[] streams)
    {
        var connector = IntercomRunner.At(baseUrl: null, socket: api);
        return connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, streams));
    }
}
