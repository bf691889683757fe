using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class CancellationTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_read_that_is_cancelled_states_what_it_wrote_and_ends_incomplete()
    {
        var api = Workspace.Small();
        api.BeforePage = (partition, number, token) =>
            partition.Stream == Some.Contacts && number == 2 ? new TaskCompletionSource().Task.WaitAsync(token) : Task.CompletedTask;
        var read = new Read(api);
        var running = read.RunAsync([Some.Contacts, Some.Tags], []);
        await read.SeenAsync(line => line.IsStatus("tags", "COMPLETE"));
        await read.SeenAsync(line => line.IsRecord("contacts") && (string)line["record"]!["data"]!["id"]! == "k19");

        await read.CancelAsync();
        await running;

        read.Lines.Course("contacts").ShouldBe("STARTED RUNNING record state INCOMPLETE");
        read.Lines.States("contacts")[^1].Watermark().ShouldBe(Some.StartDate + (19 * 60) - 1);
        read.Lines.Errors().ShouldBeEmpty("nobody failed");
        read.ExitCode.ShouldBe(ExitCode.Failure);
        read.CountsShouldAddUp(Some.Contacts, Some.Tags);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Cancelled_at_any_moment_every_stream_ends_once_and_no_state_runs_ahead(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 15; round++)
        {
            var api = Workspace.Random(random);
            var read = new Read(api);
            var (requests, stopAt) = (0, random.Next(60));
            api.BeforePage = async (_, _, _) =>
            {
                if (Interlocked.Increment(ref requests) == stopAt) await read.CancelAsync();
                await Task.Yield();
            };

            await read.RunAsync(Workspace.AllStreams, []);

            foreach (var stream in Workspace.AllStreams)
            {
                read.Lines.IsEnded(stream.Name);
                if (stream.Cursor is not null) Promise.ShouldHold(api, read.Lines, stream);
            }

            read.CountsShouldAddUp(Workspace.AllStreams);
        }
    }
}
