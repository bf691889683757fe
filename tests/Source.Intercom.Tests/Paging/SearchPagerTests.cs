using System.Net;
using Connector.Engine;
using Connector.Http;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Paging;

/// <summary>What a search says of each page, where it ends, and how it does with less where pages are too heavy.</summary>
public sealed class SearchPagerTests
{
    private const long Second = 1_700_000_000;
    private const int PageSize = 10;

    private static readonly ScriptedRow[] _rows = [.. Enumerable.Range(0, 300).Select(n => new ScriptedRow($"c{n:D3}", Second - (n * 7_919 % 1_000), Second + n))];

    [Fact]
    public void Each_page_says_what_is_closed_and_how_far_it_is() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(new ScriptedSearch(_rows[..45], row => row.UpdatedAt, PageSize).Answer);
        using var call = Call(api, time);

        var pages = await call.ReadAsync();

        pages.Select(page => page.Closes).ShouldBe([null, Below(9), Below(19), Below(29), Below(29)]);
        pages.Select(page => page.Seen).ShouldBe([10L, 20, 30, 40, 45]);
        pages.Select(page => page.IsLast).ShouldBe([false, false, false, false, true]);
        pages.ShouldAllBe(page => page.IsOrdered && page.Total == 45 && page.NarrowestSplit == WindowSplit.MinimumWidth);
        call.Log.All.ShouldBeEmpty();
    });

    [Fact]
    public void Where_the_order_is_unknown_no_page_closes_anything() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(new ScriptedSearch(_rows[..25], _ => null, PageSize).Answer);
        using var call = Call(api, time);

        var pages = await call.ReadAsync();

        pages.Count.ShouldBe(3);
        pages.ShouldAllBe(page => !page.IsOrdered && page.Closes == null);
        call.Log.All.Count.ShouldBe(1);
    });

    /// <summary>The third page closes what lies below its second to last end.</summary>
    [Theory]
    [InlineData(29, 4)]
    [InlineData(30, 5)]
    public void Behind_the_window_as_it_has_become_nothing_is_asked_for(int endsAt, int pages) => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(new ScriptedSearch(_rows, row => row.UpdatedAt, PageSize).Answer);
        using var call = Call(api, time);

        (await call.ReadAsync(page => call.Call.Window.EndAt(page.Seen < 30 ? long.MaxValue : Second + endsAt))).Count.ShouldBe(pages);

        api.Requests.Count.ShouldBe(pages);
    });

    [Fact]
    public void Too_heavy_at_its_largest_it_goes_on_with_half_and_tries_the_whole_after_twenty_pages() => VirtualTime.Run(async time =>
    {
        var search = new ScriptedSearch(_rows, row => row.UpdatedAt, PageSize);
        var failures = 0;
        using var api = new ScriptedApi(request => Size(request) == 150 && failures++ < 4 ? TooHeavy() : search.Answer(request));
        using var call = Call(api, time);

        var pages = await call.ReadAsync();

        api.Requests.Select(Size).ShouldBe([150, 150, 150, 1, 150, .. Enumerable.Repeat(75, 20), .. Enumerable.Repeat(150, 30)]);
        api.Requests.ElementAt(25).Body.ShouldNotContain("starting_after"); // by pages of another size it would mean another place
        pages.SelectMany(Ids).Distinct().Count().ShouldBe(_rows.Length);
        pages.Sum(page => page.Records.Count).ShouldBe(_rows.Length + 11, "the last page comes again, and the second before it");
    });

    [Fact]
    public void A_first_page_that_always_is_too_heavy_is_tried_in_every_size() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(request => Size(request) > 1 ? TooHeavy() : ScriptedSearch.Page([], null));
        using var call = Call(api, time);

        (await FailureOfAsync(call)).Attempts.ShouldBe(8);

        Sizes(api).ShouldBe([(150, 4), (75, 4), (37, 4), (18, 8), (1, 3)], ignoreOrder: true);
    });

    [Fact]
    public void A_later_page_that_always_is_too_heavy_has_the_search_begin_again_in_every_size_and_five_times_more() => VirtualTime.Run(async time =>
    {
        var search = new ScriptedSearch(_rows, row => row.UpdatedAt, PageSize);
        using var api = new ScriptedApi(request => IsFirst(request) ? search.Answer(request) : TooHeavy());
        using var call = Call(api, time);

        await FailureOfAsync(call);

        api.Requests.Count(request => IsFirst(request) && Size(request) > 1).ShouldBe(4 + 5);
        api.Requests.Where(request => !IsFirst(request)).CountBy(Size).ShouldBe([new(150, 4), new(75, 4), new(37, 4), new(18, (5 * 4) + 8)]);
    });

    private static DirectCall Call(ScriptedApi api, VirtualTime time) => new("contacts", new Interval(Second, long.MaxValue), api, time.Clock);

    private static async Task<ApiException> FailureOfAsync(DirectCall call)
    {
        try
        {
            await call.ReadAsync();
        }
        catch (ApiException failure)
        {
            return failure;
        }

        throw new InvalidOperationException("It came to an end.");
    }

    private static Interval? Below(int second) => new Interval(Second, Second + second);

    private static IEnumerable<string> Ids(Page page) => page.Records.Select(record => page.Body.Key(record)!);

    private static HttpResponseMessage TooHeavy() => ScriptedApi.Error(HttpStatusCode.InternalServerError, "server_error", "timed out");

    private static IEnumerable<(int Size, int Requests)> Sizes(ScriptedApi api) => api.Requests.CountBy(Size).Select(pair => (pair.Key, pair.Value));

    private static int Size(ScriptedRequest request) => (int)JObject.Parse(request.Body)["pagination"]!["per_page"]!;

    private static bool IsFirst(ScriptedRequest request) => !request.Body.Contains("starting_after", StringComparison.Ordinal);
}
