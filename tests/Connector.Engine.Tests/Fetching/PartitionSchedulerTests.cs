using System.Threading.Channels;
using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Fetching;

/// <summary>Streams of which the API lets one be read at a time.</summary>
public sealed class PartitionSchedulerTests
{
    private static readonly TestStream _one = Some.Contacts with { ExclusiveGroup = "scroll" };
    private static readonly TestStream _other = Some.Conversations with { ExclusiveGroup = "scroll" };

    [Fact(Timeout = 20_000)]
    public async Task One_begins_when_the_other_has_ended_though_that_failed()
    {
        var begun = new List<string>();
        var api = new InMemoryApi();
        api.Rows["contacts"] = Workspace.Rows("k", 25);
        api.Rows["conversations"] = Workspace.Rows("v", 25);
        api.BeforePage = async (partition, number, _) =>
        {
            begun.Add(partition.Stream.Name);
            for (var i = 0; i < 50; i++) await Task.Yield();
            if (partition.Stream == _one && number == 1) throw new ConnectorException(FailureKind.TransientError, "503.");
        };

        var ended = await RunAsync(api, _one, _other);

        begun.ShouldBe(["contacts", "contacts", "conversations", "conversations", "conversations"]);
        ended.Select(end => (end.Stream.Name, end.Failure?.Message)).ShouldBe([("contacts", "503."), ("conversations", null)]);
    }

    private static async Task<IReadOnlyList<SyncEvent.StreamEnded>> RunAsync(InMemoryApi api, params TestStream[] streams)
    {
        var events = Channel.CreateUnbounded<SyncEvent>();
        var planned = streams.Select(stream => new PlannedStream(stream, new StreamProgress(Some.StartDate, null, new IntervalSet()))).ToList();
        var passes = planned.Select(stream => new ReadPass(stream.Definition, stream, [], [new Interval(Some.StartDate, long.MaxValue)])).ToList();
        var plan = new ReadPlan(passes, planned, DateTimeOffset.FromUnixTimeSeconds(Some.Now), []);

        await new PartitionScheduler(api, workers: 3, events.Writer).RunAsync(plan, TestContext.Current.CancellationToken);

        events.Writer.Complete();
        var all = await events.Reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        foreach (var read in all.OfType<SyncEvent.PageRead>()) read.Page.Dispose();
        return [.. all.OfType<SyncEvent.StreamEnded>()];
    }
}
