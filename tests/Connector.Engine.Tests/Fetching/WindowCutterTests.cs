using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Fetching;

/// <summary>What is cut, when and how far, seen by the windows that a whole read asks for.</summary>
public sealed class WindowCutterTests
{
    private const long Hour = 3_600;

    [Fact(Timeout = 20_000)]
    public async Task A_dense_day_is_shared_out_where_the_api_matches_by_the_second()
    {
        var api = Dense(Some.Contacts.Name, narrowest: 60);

        var read = await Read.OfAsync(api, Some.Contacts);

        api.Requests.Select(request => request.Window).Distinct().Count().ShouldBeGreaterThan(2);
        read.Lines.Ids("contacts").Order().ShouldBe(api.Rows["contacts"].Select(row => row.Id).Order());
        Promise.ShouldHold(api, read.Lines, Some.Contacts);
    }

    [Fact(Timeout = 20_000)]
    public async Task And_is_not_where_it_matches_by_the_day()
    {
        var api = Dense(Some.Contacts.Name, WindowSplit.MinimumWidth);

        await Read.OfAsync(api, Some.Contacts);

        var day = new Interval(Some.Now - (6 * Some.Day), Some.Now - (5 * Some.Day));
        api.Requests.Select(request => request.Window).Distinct().Count(window => !window.Interval.Intersect(day).IsEmpty).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_window_without_order_is_cut_at_its_first_page_which_does_not_come_twice()
    {
        var api = new InMemoryApi { IsOrdered = false, ReportsTotals = true, PageSize = 150, BeforePage = YieldAsync };
        api.Rows["contacts"] = Workspace.Rows("k", 3_000, apart: 20_000);

        var read = await Read.OfAsync(api, Some.Contacts);

        api.Requests.Select(request => request.Window).Distinct().Count().ShouldBeGreaterThan(3);
        read.Lines.Ids("contacts").Order().ShouldBe(api.Rows["contacts"].Select(row => row.Id).Order());
        api.PagesOut.ShouldBe(0);
        Promise.ShouldHold(api, read.Lines, Some.Contacts);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_dense_window_of_time_is_cut_too_but_never_below_an_hour()
    {
        var api = Dense(Some.Logs.Name, WindowSplit.MinimumWidth);

        var read = await Read.OfAsync(api, Some.Logs);

        var windows = api.Requests.Select(request => request.Window).Distinct().ToList();
        windows.Count.ShouldBeGreaterThan(3);
        windows.ShouldAllBe(window => window.Interval.IsOpenEnded || window.Interval.To - window.From >= Hour);
        read.Lines.Ids("activity_logs").Order().ShouldBe(api.Rows["activity_logs"].Select(row => row.Id).Order());
        Promise.ShouldHold(api, read.Lines, Some.Logs);
    }

    [Fact(Timeout = 20_000)]
    public async Task Windows_before_the_oldest_record_are_closed_without_being_asked_for()
    {
        var api = new InMemoryApi { Oldest = Some.Now - (10 * Some.Day) };
        api.Rows["activity_logs"] = [new Row("l", Some.Now - (5 * Some.Day))];

        var read = await Read.OfAsync(api, Some.Logs);

        api.Requests.Count.ShouldBe(1);
        read.Lines.Ids("activity_logs").ShouldBe(["l"]);
        read.Lines.States("activity_logs")[^1].Watermark().ShouldBe(Some.Cap);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_window_in_which_the_oldest_lies_is_read_from_there()
    {
        var rows = Workspace.Rows("l", 700, apart: Some.Day);
        var api = new InMemoryApi { Oldest = rows[300].Cursor };
        api.Rows["activity_logs"] = [.. rows.Skip(300)];

        var read = await Read.OfAsync(api, Some.Logs);

        read.Lines.Ids("activity_logs").Count.ShouldBe(400);
        api.Requests.Min(request => request.Window.From).ShouldBe(rows[300].Cursor!.Value);
    }

    /// <summary>Windows of 30 days: what ends where the oldest lies holds nothing, and is closed all the same.</summary>
    [Theory(Timeout = 20_000)]
    [InlineData(0, 2)]
    [InlineData(-1, 3)]
    public async Task A_window_that_ends_where_the_oldest_lies_holds_nothing(int seconds, int windows)
    {
        var from = Some.Now - (80 * Some.Day);
        var api = new InMemoryApi
        {
            Settings = Some.Settings with { StartDate = DateTimeOffset.FromUnixTimeSeconds(from) },
            Oldest = from + (30 * Some.Day) + seconds,
        };

        var read = await Read.OfAsync(api, Some.Logs);

        api.Requests.Count.ShouldBe(windows);
        read.Lines.States("activity_logs")[^1].Watermark().ShouldBe(Some.Cap);
    }

    [Fact(Timeout = 20_000)]
    public async Task Of_two_windows_the_empty_one_is_not_asked_for_either()
    {
        var api = new InMemoryApi
        {
            Settings = Some.Settings with { StartDate = DateTimeOffset.FromUnixTimeSeconds(Some.Now - (45 * Some.Day)) },
            Oldest = Some.Now - Some.Day,
        };

        await Read.OfAsync(api, Some.Logs);

        api.Requests.Count.ShouldBe(1);
    }

    /// <summary>A contact may be older than the workspace: it may have been imported.</summary>
    [Fact(Timeout = 20_000)]
    public async Task A_search_leaves_out_nothing_on_account_of_the_oldest()
    {
        var api = new InMemoryApi { Oldest = Some.Now };
        api.Rows["contacts"] = Workspace.Rows("k", 25);
        var closed = Some.StartDate + (50 * Some.Day);

        var read = await Read.OfAsync(
            api, Some.Select(Some.Contacts), (Some.Contacts, $$"""{"updated_at":{{Some.StartDate - 1}},"closed":[[{{closed}},{{closed + (50 * Some.Day)}}]],"start_date":{{Some.StartDate}}}"""));

        read.Lines.Ids("contacts").Count.ShouldBe(25);
    }

    /// <summary>9,000 rows within a day of last week.</summary>
    private static InMemoryApi Dense(string stream, long narrowest)
    {
        var api = new InMemoryApi { ReportsTotals = stream != "activity_logs", PageSize = 150, NarrowestSplit = narrowest, BeforePage = YieldAsync };
        api.Rows[stream] = [.. Enumerable.Range(0, 9_000).Select(i => new Row($"d{i}", Some.Now - (6 * Some.Day) + (i * 9)))];
        return api;
    }

    private static async Task YieldAsync(Partition partition, int number, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 20; i++) await Task.Yield();
    }
}
