using System.Text;
using System.Threading.Channels;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Fetching;

/// <summary>Which parents on a page have children to be read, and how many of them are held.</summary>
public sealed class ChildReaderTests
{
    private static readonly Interval _window = new(Some.StartDate, Some.StartDate + 100);
    private readonly Channel<SyncEvent> _events = Channel.CreateUnbounded<SyncEvent>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_those_that_are_owed_and_lie_within_the_window()
    {
        const string Rows = """{"id":"early","updated_at":1},{"id":"first","updated_at":1704067200},7,{"id":"last","updated_at":1704067299},{"id":"behind","updated_at":1704067300},{"id":"undated"}""";

        using var page = Page(Rows);

        (await AskedAsync(Of(Some.Parts, Some.Conversations), page)).Select(parent => parent.Id).ShouldBe(["first", "last", "undated"]);
    }

    [Fact]
    public void What_is_no_object_is_no_parent_and_one_without_an_id_is_told_of() => TestKit.VirtualTime.Run(async _ =>
    {
        var children = Of(Some.Parts, Some.Conversations);
        using var page = Page("""7,{"updated_at":1704067201},{"id":null,"updated_at":1704067202},{"id":"a","updated_at":1704067203}""");
        (await AskedAsync(children, page)).ShouldHaveSingleItem();
        children.Complete();

        await children.ReadAsync(default);

        _events.Reader.TryRead(out var told).ShouldBeTrue();
        told.ShouldBeOfType<SyncEvent.Logged>().Message
            .ShouldBe("Stream `conversation_parts`: 2 records of `conversations` without an id, so their children cannot be asked for.");
    });

    [Fact]
    public void One_without_the_member_it_is_asked_for_by_has_no_children_and_is_told_of() => TestKit.VirtualTime.Run(async _ =>
    {
        var children = Of(Planned(Some.Parts with { Parent = new ParentLink("conversations", "updated_at") { AskedBy = "phone" } }));
        using var page = Page("""{"id":"a","updated_at":1704067201,"phone":"+1"},{"id":"b","updated_at":1704067202},{"id":"c","updated_at":1704067203,"phone":7}""");
        (await AskedAsync(children, page)).Select(parent => (parent.Id, parent.AskedBy)).ShouldBe([("a", "+1"), ("c", "7")]);
        children.Complete();

        await children.ReadAsync(default);

        _events.Reader.TryRead(out var told).ShouldBeTrue();
        told.ShouldBeOfType<SyncEvent.Logged>().Message
            .ShouldBe("Stream `conversation_parts`: 1 record of `conversations` without `phone`, so their children cannot be asked for.");
    });

    [Fact]
    public void Parents_that_are_asked_for_together_end_together() => TestKit.VirtualTime.Run(async _ =>
    {
        var api = new InMemoryApi();
        var children = Of(Planned(Some.Parts with { ParentsAtOnce = 3 }), api);
        foreach (var id in new[] { "a", "b", "c", "d" }) await children.AddAsync(new ParentRecord(id, Some.StartDate + id[0]), new Window(_window), default);
        children.Complete();

        await children.ReadAsync(default);

        api.Requests.Select(request => string.Concat(request.Parents.Select(parent => parent.Id))).ShouldBe(["abc", "d"], ignoreOrder: true);
        var ended = new List<string>();
        while (_events.Reader.TryRead(out var read)) ended.Add(read.ShouldBeOfType<SyncEvent.ParentRead>().Parent.Id);
        ended.Order().ShouldBe(["a", "b", "c", "d"]);
    });

    [Fact]
    public void Where_every_parent_has_an_id_nothing_is_told() => TestKit.VirtualTime.Run(async _ =>
    {
        var children = Of(Some.Parts, Some.Conversations);
        children.Complete();

        await children.ReadAsync(default);

        _events.Reader.TryRead(out var _).ShouldBeFalse();
    });

    [Fact]
    public async Task Of_parents_that_may_wait_a_thousand_are_held_and_the_next_one_waits()
    {
        var children = Of(Some.Parts, Some.Conversations);

        for (var i = 0; i < 1_000; i++) Add(children).IsCompletedSuccessfully.ShouldBeTrue();
        var next = Add(children).AsTask();

        next.IsCompleted.ShouldBeFalse();
        children.Abandon();
        await next;
        children.IsReading.ShouldBeFalse();
    }

    [Fact]
    public void Parents_of_a_scroll_that_expires_never_wait()
    {
        var children = Of(Some.Segments, Some.Companies);

        for (var i = 0; i < 1_500; i++) Add(children).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Once_given_up_no_parent_is_wanted()
    {
        var children = Of(Some.Parts, Some.Conversations);
        children.IsReading.ShouldBeTrue();
        children.Abandon();
        using var page = Page("""{"id":"a","updated_at":1704067203}""");

        (await AskedAsync(children, page)).ShouldBeEmpty();
    }

    [Fact(Timeout = 20_000)]
    public async Task The_pages_of_children_that_broke_off_are_given_back()
    {
        var api = Workspace.Small();
        foreach (var row in api.Rows["conversations"])
            api.Children[("conversation_parts", row.Id)] = [.. Enumerable.Range(0, 25).Select(n => new Row($"{row.Id}.{n:D2}", null))];
        api.BeforePage = (partition, number, _) => partition.Parent?.Id == "v7" && number == 2
            ? throw new Airbyte.Protocol.ConnectorException(Airbyte.Protocol.FailureKind.TransientError, "HTTP 500.")
            : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Parts);

        api.PagesOut.ShouldBe(0);
        read.Lines.Ids("conversation_parts").Count(id => id.StartsWith("v7.", StringComparison.Ordinal)).ShouldBe(10, "a page is written once the next has come");
        read.CountsShouldAddUp(Some.Parts);
    }

    private ChildReader Of(StreamDefinition stream, StreamDefinition parent) =>
        new(Some.Plan(stream).Streams[0], parent, new InMemoryApi(), new WorkerSlots(2), _events.Writer, workers: 2);

    private ChildReader Of(PlannedStream stream, InMemoryApi? api = null) =>
        new(stream, Some.Conversations, api ?? new InMemoryApi(), new WorkerSlots(2), _events.Writer, workers: 2);

    private static PlannedStream Planned(StreamDefinition stream) => new(stream, new StreamProgress(Some.StartDate, null, new IntervalSet()));

    private static async Task<IReadOnlyList<ParentRecord>> AskedAsync(ChildReader children, Page page) =>
        (await children.OfPageAsync(page, _window, Token)).Asked;

    private static ValueTask Add(ChildReader children) => children.AddAsync(new ParentRecord("a", Some.StartDate), new Window(_window), Token);

    private static Page Page(string rows) =>
        new(RecordScanner.Scan(Encoding.UTF8.GetBytes($$"""{"data":[{{rows}}]}"""), new RecordShape("data", "id", "updated_at")), new MemoryStream());
}
