using System.Text;
using Connector.Engine.Tests.Support;
using Newtonsoft.Json;

namespace Connector.Engine.Tests.Emitting;

/// <summary>When states, statuses and log lines come, and what a slow reader of stdout does.</summary>
public sealed class PaceTests
{
    [Fact(Timeout = 20_000)]
    public async Task States_stay_below_one_percent_of_the_output()
    {
        var api = new InMemoryApi { PageSize = 150 };
        api.Rows["contacts"] = Workspace.Rows("k", 3_000, size: 2_000);

        var read = await Read.OfAsync(api, Some.Contacts);

        var states = read.Lines.Where(line => line.IsState("contacts")).ToList();
        states.Count.ShouldBeGreaterThan(10);
        states.Sum(line => line.ToString(Formatting.None).Length).ShouldBeLessThan(Encoding.UTF8.GetByteCount(read.Stdout.Text) / 100);
        Promise.ShouldHold(api, read.Lines, Some.Contacts);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task States_of_children_too_come_as_they_are_written(bool areHeldByTheirParents)
    {
        var api = new InMemoryApi();
        api.Rows["conversations"] = Workspace.Rows("v", 200);
        foreach (var row in api.Rows["conversations"]) api.Children[("conversation_parts", row.Id)] = [new Row($"{row.Id}.1", row.Cursor, Size: 10_000)];
        if (areHeldByTheirParents) api.Inline["conversation_parts"] = [];

        var read = await Read.OfAsync(api, Some.Parts);

        read.Lines.Ids("conversation_parts").Count.ShouldBe(200);
        read.Lines.States("conversation_parts").Count.ShouldBeGreaterThan(10);
        Promise.ShouldHold(api, read.Lines, Some.Parts);
    }

    [Fact(Timeout = 20_000)]
    public async Task When_little_is_written_time_alone_brings_a_state_and_a_sign_of_life()
    {
        var last = new TaskCompletionSource();
        var api = Workspace.Small();
        api.BeforePage = (_, number, token) => number == 2 ? last.Task.WaitAsync(token) : Task.CompletedTask;
        var read = new Read(api);
        var running = read.RunAsync([Some.Contacts], []);

        await read.TickUntilAsync(lines => lines.States("contacts").Any(state => state.Watermark() == Some.StartDate + (19 * 60) - 1));
        var signs = read.Lines.Logs("INFO").Count;
        await read.TickUntilAsync(lines => lines.Logs("INFO").Count > signs + 2);
        var states = read.Lines.States("contacts").Count;
        await read.TickUntilAsync(lines => lines.Logs("INFO").Count > signs + 5);

        read.Lines.States("contacts").Count.ShouldBe(states, "a state that says nothing new is not repeated");
        read.Lines.Logs("INFO")[^1].ShouldContain("contacts 20");
        last.SetResult();
        await running;
        read.Lines.Course("contacts").ShouldEndWith("record state COMPLETE");
    }

    [Fact(Timeout = 20_000)]
    public async Task That_a_stream_has_started_is_out_before_the_first_answer_comes()
    {
        var answer = new TaskCompletionSource();
        var api = Workspace.Small();
        api.BeforePage = (_, _, token) => answer.Task.WaitAsync(token);
        var read = new Read(api);
        var running = read.RunAsync([Some.Tags], []);

        await read.SeenAsync(line => line.IsStatus("tags", "STARTED"));

        answer.SetResult();
        await running;
        read.Lines[^1].IsLog("INFO").ShouldBeTrue("the last line says what limited the read");
    }

    /// <summary>It has nothing to claim before.</summary>
    [Fact(Timeout = 20_000)]
    public async Task Time_brings_no_state_of_a_stream_without_cursor()
    {
        var last = new TaskCompletionSource();
        var api = Workspace.Small();
        api.Rows["tags"] = [.. Enumerable.Range(0, 25).Select(n => new Row($"t{n:D2}", null))];
        api.BeforePage = (_, number, token) => number == 2 ? last.Task.WaitAsync(token) : Task.CompletedTask;
        var read = new Read(api);
        var running = read.RunAsync([Some.Tags, Some.Contacts], []);
        await read.SeenAsync(line => line.IsRecord("tags") && (string)line["record"]!["data"]!["id"]! == "t19");

        await read.TickUntilAsync(lines => lines.States("contacts").Any(state => state.Watermark() == Some.StartDate + (19 * 60) - 1));

        read.Lines.States("tags").ShouldBeEmpty();
        last.SetResult();
        await running;
        read.CountsShouldAddUp(Some.Tags, Some.Contacts);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_read_that_must_wait_for_its_quota_says_until_when()
    {
        var gate = new TaskCompletionSource();
        var api = Workspace.Small();
        api.BeforePage = (partition, number, token) => partition.Stream == Some.Contacts && number == 1 ? gate.Task.WaitAsync(token) : Task.CompletedTask;
        var read = new Read(api);
        var running = read.RunAsync([Some.Contacts, Some.Tags], []);
        await read.SeenAsync(line => line.IsStatus("tags", "COMPLETE"));

        read.Source.Throttled!(read.Clock.GetUtcNow().AddSeconds(7));
        await read.SeenAsync(line => line["trace"]?["stream_status"]?["reasons"] is not null);
        gate.SetResult();
        await running;

        var waiting = read.Lines.Select(line => line["trace"]?["stream_status"]).Where(status => status?["reasons"] is not null).ShouldHaveSingleItem()!;
        ((string?)waiting["status"], (string?)waiting["stream_descriptor"]!["name"]).ShouldBe(("RUNNING", "contacts"));
        ((long?)waiting["reasons"]![0]!["rate_limited"]!["quota_reset"]).ShouldBe((Some.Now + 7) * 1_000);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_clock_ahead_of_the_apis_lowers_the_watermark_with_one_warning()
    {
        var api = new InMemoryApi { ServedAt = DateTimeOffset.FromUnixTimeSeconds(Some.Now - 3_600) };
        api.Rows["contacts"] = Workspace.Rows("k", 25);
        api.Rows["companies"] = Workspace.Rows("c", 25);

        var read = await Read.OfAsync(api, Some.Contacts, Some.Companies);

        read.Lines.States("contacts")[^1].Watermark().ShouldBe(Some.Cap - 3_600);
        read.Lines.States("companies")[^1].Watermark().ShouldBe(Some.Cap - 3_600);
        read.Lines.Logs("WARN").ShouldHaveSingleItem().ShouldContain("3600 s ahead");
    }

    [Theory(Timeout = 20_000)]
    [InlineData(-29)]
    [InlineData(0)]
    [InlineData(7_200)]
    public async Task A_clock_that_agrees_or_lags_changes_nothing(int seconds)
    {
        var api = new InMemoryApi { ServedAt = DateTimeOffset.FromUnixTimeSeconds(Some.Now + seconds) };
        api.Rows["contacts"] = Workspace.Rows("k", 25);

        var read = await Read.OfAsync(api, Some.Contacts);

        read.Lines.States("contacts")[^1].Watermark().ShouldBe(Some.Cap);
        read.Lines.Logs("WARN").ShouldBeEmpty();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_reader_that_stops_reading_stops_the_requests()
    {
        var api = Workspace.Small(Some.Settings with { Workers = 4 });
        api.Rows["contacts"] = Workspace.Rows("k", 2_000);
        var read = new Read(api);
        read.Stdout.Stop();
        var running = Task.Run(() => read.RunAsync(Workspace.AllStreams, []));

        int before;
        do
        {
            before = api.Requests.Count;
            for (var i = 0; i < 2_000; i++) await Task.Yield();
        }
        while (api.Requests.Count > before || before == 0);
        api.PagesOut.ShouldBeLessThanOrEqualTo(16 + 4 + 1, "the channel's, one in each worker's hands, one in the writer's");
        running.IsCompleted.ShouldBeFalse();

        read.Stdout.Resume();
        await running;
        read.Lines.Ids("contacts").Count.ShouldBe(2_000);
    }

    /// <summary>A page may be larger than a block: what is full goes out while the rest is still being written.</summary>
    [Fact(Timeout = 20_000)]
    public async Task A_full_block_does_not_wait_for_the_end_of_its_page()
    {
        var api = new InMemoryApi { PageSize = 150 };
        api.Rows["contacts"] = Workspace.Rows("k", 150, size: 20_000);

        var read = await Read.OfAsync(api, Some.Contacts);

        read.Stdout.LargestWrite.ShouldBeLessThan(400_000);
        read.Lines.Ids("contacts").Count.ShouldBe(150);
    }

    [Fact(Timeout = 20_000)]
    public async Task About_how_many_records_will_come_is_said_once()
    {
        var api = new InMemoryApi { ReportsTotals = true };
        api.Rows["contacts"] = Workspace.Rows("k", 25);

        var read = await Read.OfAsync(api, Some.Contacts);

        ((long?)read.Lines.Select(line => line["trace"]?["estimate"]?["row_estimate"]).Where(rows => rows is not null).ShouldHaveSingleItem()).ShouldBe(25);
    }
}
