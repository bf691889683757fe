using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

/// <summary>P9: a row that changes while it lies in an unread window moves to the end of time, which may have been read by then.</summary>
public sealed class MovingRowsTests
{
    private const long GapFrom = Some.StartDate + (50 * Some.Day);
    private const long GapTo = Some.StartDate + (100 * Some.Day);

    /// <summary>Two windows, with a closed one between them.</summary>
    private static readonly string _state = $$"""{"updated_at":{{Some.StartDate - 1}},"closed":[[{{GapFrom}},{{GapTo}}]],"start_date":{{Some.StartDate}}}""";

    [Fact(Timeout = 20_000)]
    public async Task A_row_that_moves_out_of_an_unread_window_comes_all_the_same()
    {
        var api = WithOldAndNewRows();
        MoveWhileTheNewestIsRead(api);

        var read = new Read(api);
        await read.RunAsync([Some.Conversations, Some.Parts], Some.States((Some.Conversations, _state), (Some.Parts, _state)));

        read.Lines.Ids("conversations").Distinct().Order().ShouldBe(api.Rows["conversations"].Select(row => row.Id).Order());
        read.Lines.Ids("conversation_parts").ShouldContain("moving.1");
        read.Lines.IsEnded("conversations").ShouldBe("COMPLETE");
    }

    [Fact(Timeout = 20_000)]
    public async Task Nothing_comes_twice_for_it()
    {
        var api = WithOldAndNewRows();

        var read = new Read(api);
        await read.RunAsync([Some.Conversations], Some.States((Some.Conversations, _state)));

        read.Lines.Ids("conversations").Order().ShouldBe(api.Rows["conversations"].Select(row => row.Id).Order());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_row_that_moves_by_the_clock_of_an_api_that_is_behind_ours_comes_too()
    {
        const long Behind = 2 * 3_600;
        var api = WithOldAndNewRows(DateTimeOffset.FromUnixTimeSeconds(Some.Now - Behind));
        MoveWhileTheNewestIsRead(api, Some.Now - Behind + 1);

        var read = new Read(api);
        await read.RunAsync([Some.Conversations], Some.States((Some.Conversations, _state)));

        read.Lines.Ids("conversations").ShouldContain("moving");
    }

    [Fact(Timeout = 20_000)]
    public async Task One_ascending_search_needs_nothing_more()
    {
        var api = new InMemoryApi();
        api.Rows["contacts"] = Workspace.Rows("k", 25);

        await Read.OfAsync(api, Some.Contacts);

        api.Requests.Select(request => request.Window).Distinct().ShouldHaveSingleItem();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_search_that_keeps_no_order_is_closed_by_one_more_from_before_the_start()
    {
        var api = new InMemoryApi { IsOrdered = false };
        api.Rows["contacts"] = [.. Workspace.Rows("k", 25), new Row("z", Some.Now)];

        var read = await Read.OfAsync(api, Some.Contacts);

        api.Requests.Select(request => request.Window.Interval).Distinct().ShouldBe(
            [new Interval(Some.StartDate, long.MaxValue), new Interval(Some.Cap, long.MaxValue)]);
        read.Lines.Ids("contacts").Distinct().Count().ShouldBe(26);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_search_of_one_page_needs_no_order()
    {
        var api = new InMemoryApi { IsOrdered = false };
        api.Rows["contacts"] = Workspace.Rows("k", 9);

        await Read.OfAsync(api, Some.Contacts);

        api.Requests.ShouldHaveSingleItem();
    }

    private static InMemoryApi WithOldAndNewRows(DateTimeOffset? servedAt = null)
    {
        var api = new InMemoryApi { ServedAt = servedAt };
        api.Rows["conversations"] = [.. Workspace.Rows("old", 25), new Row("moving", Some.StartDate + 7), .. Enumerable.Range(0, 25).Select(i => new Row($"new{i}", Some.Now - 700 - i))];
        api.AddChildren(Some.Parts);
        return api;
    }

    /// <summary>The oldest window answers only after the newest has been asked for its last page; meanwhile a row of it changes.</summary>
    private static void MoveWhileTheNewestIsRead(InMemoryApi api, long to = Some.Now + 1)
    {
        var newestRead = new TaskCompletionSource();
        api.BeforePage = async (partition, number, cancellationToken) =>
        {
            if (partition.Parent is not null) return;
            if (partition.Window.From == GapTo && number == 2) newestRead.TrySetResult();
            if (partition.Window.From != Some.StartDate || number > 0) return;
            await newestRead.Task.WaitAsync(cancellationToken);
            for (var i = 0; i < 100; i++) await Task.Yield();
            api.Rows["conversations"] = [.. api.Rows["conversations"].Select(row => row.Id == "moving" ? row with { Cursor = to } : row)];
        };
    }
}
