using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class WindowReadingTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_window_too_big_for_the_api_is_halved_until_it_is_served()
    {
        var api = Workspace.Small();
        api.BeforePage = (partition, _, _) =>
        {
            var window = partition.Window.Interval;
            return Math.Min(window.To, Some.Now) - window.From > 5 * Some.Day ? throw TooBig() : Task.CompletedTask;
        };

        var read = await Read.OfAsync(api, Some.Logs);

        read.Lines.IsEnded("activity_logs").ShouldBe("COMPLETE");
        read.Lines.Ids("activity_logs").Order().ShouldBe(api.Rows["activity_logs"].Select(row => row.Id).Order());
        Promise.ShouldHold(api, read.Lines, Some.Logs);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_came_before_it_was_too_big_is_not_read_again()
    {
        var api = new InMemoryApi();
        api.Rows["contacts"] = Workspace.Rows("k", 25, apart: Some.Day);
        api.BeforePage = (partition, number, _) => partition.Window.From == Some.StartDate && number == 2 ? throw TooBig() : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Contacts);

        read.Lines.Ids("contacts").Distinct().Count().ShouldBe(25);
        read.Lines.Ids("contacts").Count.ShouldBeLessThanOrEqualTo(26, "the last second read is read again");
        Promise.ShouldHold(api, read.Lines, Some.Contacts);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_window_that_cannot_be_halved_fails_with_the_reason_the_api_gave()
    {
        var api = Workspace.Small();
        api.BeforePage = (_, _, _) => throw TooBig();

        var read = await Read.OfAsync(api, Some.Logs);

        read.Lines.Course("activity_logs").ShouldBe("STARTED state INCOMPLETE ERROR");
        ((string?)read.Lines.Errors().ShouldHaveSingleItem()["message"]).ShouldBe("It fails on any window.");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_big_window_is_shared_out_to_idle_readers_and_every_record_comes()
    {
        var api = new InMemoryApi
        {
            PageSize = 150,
            ReportsTotals = true,
            Slack = 25 * 3_600,
            BeforePage = async (_, _, _) =>
            {
                for (var i = 0; i < 20; i++) await Task.Yield();
            },
        };
        api.Rows["conversations"] = Workspace.Rows("v", 3_000, apart: 20_000);
        api.AddChildren(Some.Parts);

        var read = await Read.OfAsync(api, Some.Conversations, Some.Parts);

        api.Requests.Where(request => request.Parent is null).Select(request => request.Window).Distinct().Count().ShouldBeGreaterThan(1);
        read.Lines.Ids("conversations").Order().ShouldBe(api.Rows["conversations"].Select(row => row.Id).Order());
        read.Lines.Ids("conversation_parts").Count.ShouldBe(6_000);
        Promise.ShouldHold(api, read.Lines, Some.Conversations);
        Promise.ShouldHold(api, read.Lines, Some.Parts);
    }

    private static PartitionTooBigException TooBig() => new("500", new ConnectorException(FailureKind.TransientError, "It fails on any window."));
}
