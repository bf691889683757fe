using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>
/// Every stream's paging against an API that would go round in a circle, or that begins to page what never was paged: it ends, with an
/// error of that stream, and without asking on and on.
/// </summary>
public sealed class PagerTests
{
    private static readonly Dictionary<Type, (string Kind, string Message)> _refusals = new()
    {
        [typeof(SearchPager)] = ("transient_error", "handed out the same page cursor twice, so its pages would never end"),
        [typeof(LinkPager)] = ("transient_error", "linked a page it had handed out before, so its pages would never end"),
        [typeof(ScrollPager)] = ("transient_error", "handed out the same page twice, so its pages would never end"),
        [typeof(SinglePager)] = ("system_error", "answers in pages, which it never did"),
        [typeof(ChildPager)] = ("system_error", "answers in pages, which it never did"),
        [typeof(PagesPager)] = ("transient_error", "linked a page it had handed out before, so its pages would never end"),
        [typeof(ObjectTypesPager)] = ("transient_error", "linked a page it had handed out before, so its pages would never end"),
        [typeof(BatchPager)] = ("transient_error", "gives no way to its next page, although it says that there is one"),
    };

    private static readonly long _start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static TheoryData<string> Streams => [.. Some.AllStreams];

    /// <summary>Those that have requests of their own.</summary>
    public static TheoryData<string> Asking => [.. StreamFiles.All().Where(stream => stream.Pager is not InlinePager { Whole: null }).Select(stream => stream.Name)];

    [Theory, MemberData(nameof(Asking))]
    public async Task A_circle_of_pages_is_refused(string name)
    {
        var stream = StreamFiles.All().Single(stream => stream.Name == name);
        var (kind, message) = _refusals[((stream.Pager as InlinePager)?.Whole ?? stream.Pager).GetType()]; // a new pager needs a refusal of its own
        using var api = Fixture.Serve(stream, request => ScriptedApi.Json(InACircle(stream, request).ToString()));
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        var run = await connector.ReadAsync(Config("custom_object_types", new JArray("Order"), workers: 1), CatalogBuilder.Of(connector.Source.Streams, name));

        run.ExitCode.ShouldBe(1);
        run.EndOf(name).ShouldBe("INCOMPLETE");
        var error = run.Errors.ShouldHaveSingleItem();
        error.Stream.ShouldBe(name);
        error.Kind.ShouldBe(kind);
        error.Message.ShouldContain(message);
        api.Requests.Count(new Fixture(stream).Answers).ShouldBeLessThanOrEqualTo(Math.Max(3, 2 * new Fixture(stream).Parents.Count));
    }

    [Theory, MemberData(nameof(Streams))]
    public async Task A_stream_asks_no_more_than_it_needs(string name)
    {
        var stream = StreamFiles.All().Single(stream => stream.Name == name);
        using var api = Fixture.Serve(stream);
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        var config = Config("start_date", "2026-01-01T00:00:00Z"); // five days before the clock: one window
        config["custom_object_types"] = new JArray("Order");

        await connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, name));

        var fixture = new Fixture(stream);
        api.Requests.Count(fixture.Answers).ShouldBe(fixture.Requests(parent => parent.Value<long>(stream.Parent!.Cursor) >= _start));
    }

    private static JObject InACircle(IntercomStream stream, ScriptedRequest request)
    {
        var body = new Fixture(stream).Body;
        body["pages"] = stream.Pager is LinkPager or PagesPager or ObjectTypesPager
            ? new JObject { ["next"] = request.Url.ToString() }
            : new JObject { ["next"] = new JObject { ["page"] = 2, ["starting_after"] = "again" } };
        if (stream.Pager is ScrollPager) body["scroll_param"] = "again";
        return body;
    }

    private static JObject Config(string member, JToken value, int workers = 10)
    {
        var config = Some.Config(workers);
        config[member] = value;
        return config;
    }
}
