using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>Every stream there is, read from one workspace: nothing missing, extra or repeated, at the price that docs/streams.md names.</summary>
public sealed class EveryObjectTests
{
    private static readonly WorkspaceOptions _workspace = Some.SmallWorkspace with
    {
        LongContactLists = 3,
        LongTickets = 1,
        Articles = 60,
        DeletedConversations = 130,
        Calls = 60,
    };

    private readonly FakeTimeProvider _clock = new(TestTime.Start);

    [Fact]
    public async Task All_of_it_is_read_once()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(_workspace), _clock);

        var run = await ReadAsync(sandbox);

        run.ExitCode.ShouldBe(0);
        run.Errors.ShouldBeEmpty();
        Truth.Compare(sandbox, run, Some.AllStreams).ShouldBeExact();
        foreach (var stream in Some.AllStreams) run.RecordsOf(stream).ShouldNotBeEmpty(stream);
        run.Warnings.ShouldHaveSingleItem().ShouldStartWith("Stream `ticket_parts`: of 620 records of tickets ");
    }

    [Fact]
    public async Task It_costs_what_the_documents_say()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(_workspace), _clock);

        await ReadAsync(sandbox);

        Requests(sandbox, "POST /tickets/search").ShouldBe(1);
        Requests(sandbox, "POST /contacts/search").ShouldBe(1);
        Requests(sandbox, "GET /contacts/{id}/tags").ShouldBe(3);
        Requests(sandbox, "GET /contacts/{id}/notes").ShouldBe(40);
        Requests(sandbox, "GET /companies/{id}/notes").ShouldBe(25);
        Requests(sandbox, "GET /articles").ShouldBe(4); // three pages, and the first again
        Requests(sandbox, "GET /articles/{id}").ShouldBe(60);
        Requests(sandbox, "GET /conversations/deleted").ShouldBe(4);
        Requests(sandbox, "POST /calls/search").ShouldBeLessThanOrEqualTo(3);
        Requests(sandbox, "GET /macros").ShouldBe(1);
    }

    [Fact]
    public async Task A_second_read_brings_what_changed_and_asks_for_little()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(_workspace), _clock);
        var first = await ReadAsync(sandbox);
        _clock.Advance(TimeSpan.FromHours(1));
        foreach (var stream in new[] { "articles", "collections", "internal_articles", "news_items", "macros", "calls", "custom_objects", "tickets", "contacts" })
            sandbox.Workspace.Touch(sandbox.Workspace.Rows(stream)[0]);
        var deleted = sandbox.Workspace.Rows("conversations")[0];
        sandbox.Workspace.Delete(deleted);
        var before = sandbox.Report.Requests;

        var second = await ReadAsync(sandbox, StateBuilder.After(first));

        second.Errors.Select(error => error.Message).ShouldBeEmpty();
        second.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, [first, second], Some.AllStreams.Except(["conversations", "conversation_parts"])).ShouldBeWhole();
        second.RecordsOf("deleted_conversations").Select(record => record.Value<string>("id")).ShouldContain(deleted.Id);
        second.RecordsOf("articles").ShouldHaveSingleItem();
        second.RecordsOf("article_statistics").ShouldHaveSingleItem();
        second.RecordsOf("macros").ShouldHaveSingleItem();
        (sandbox.Report.Requests - before).ShouldBeLessThan(60);
    }

    private static int Requests(SandboxServer sandbox, string endpoint) => sandbox.Report.Endpoints[endpoint].Requests;

    private Task<SourceRun> ReadAsync(SandboxServer sandbox, JToken? state = null)
    {
        var connector = IntercomRunner.At(sandbox, _clock);
        return connector.ReadAsync(Some.Config("custom_object_types", new JArray("Order", "Delivery")), CatalogBuilder.All(connector.Source.Streams), state);
    }
}
