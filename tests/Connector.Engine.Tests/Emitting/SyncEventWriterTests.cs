using System.Threading.Channels;
using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

/// <summary>Event by event: what the writer makes of those that a whole read brings about rarely.</summary>
public sealed class SyncEventWriterTests
{
    private readonly FakeStdout _stdout = new();
    private readonly Channel<SyncEvent> _events = Channel.CreateUnbounded<SyncEvent>();

    [Fact]
    public async Task Logs_are_written_as_they_come_and_warnings_that_are_alike_once()
    {
        Tell(new SyncEvent.Logged(LogLevel.Info, "first"));
        for (var i = 0; i < 3; i++) Tell(new SyncEvent.Warned("tags", "odd", $"Odd {i}."));
        Tell(new SyncEvent.Logged(LogLevel.Warn, "second"));

        await WriteAsync(Some.Plan(Some.Tags));

        _stdout.Lines.Logs("INFO")[0].ShouldBe("first");
        _stdout.Lines.Logs("WARN").ShouldBe(["Odd 0.", "second"]);
    }

    /// <summary>It failed by a request for another parent's, and has said so.</summary>
    [Fact]
    public async Task What_parents_hold_for_a_stream_that_has_ended_is_given_back_unwritten()
    {
        var plan = Some.Plan([Some.Conversations, Some.Ratings], []);
        var window = new Window(new Interval(Some.StartDate, long.MaxValue));
        var (pageMemory, heldMemory) = (new Memory(), new Memory());
        Tell(new SyncEvent.StreamEnded(plan.Streams[1], new ConnectorException(FailureKind.TransientError, "503.")));
        Tell(new SyncEvent.PageRead(plan.Passes[0], Page("v1", pageMemory), window.Interval, window, [new PageChildren(plan.Streams[1], [], [Page("r1", heldMemory)])]));

        await WriteAsync(plan);

        (pageMemory.GivenBack, heldMemory.GivenBack).ShouldBe((1, 1));
        _stdout.Lines.Ids("conversations").ShouldBe(["v1"]);
        _stdout.Lines.Ids("ratings").ShouldBeEmpty();
    }

    /// <summary>P3: the records of a stream that broke off are counted by a state, though it has no cursor.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_stream_without_cursor_that_fails_states_what_it_wrote(int records)
    {
        var plan = Some.Plan(Some.Tags);
        var window = new Window(new Interval(long.MinValue, long.MaxValue));
        for (var i = 0; i < records; i++) Tell(new SyncEvent.PageRead(plan.Passes[0], Page("t", new Memory()), window.Interval, window, []));
        Tell(new SyncEvent.StreamEnded(plan.Streams[0], new ConnectorException(FailureKind.TransientError, "503.")));

        await WriteAsync(plan);

        _stdout.Lines.Where(line => line.IsState("tags")).Select(line => (int)line["state"]!["sourceStats"]!["recordCount"]!).ShouldBe(records == 0 ? [] : [1]);
    }

    private void Tell(SyncEvent happened) => _events.Writer.TryWrite(happened).ShouldBeTrue();

    private async Task WriteAsync(ReadPlan plan)
    {
        _events.Writer.Complete();
        var writer = new SyncEventWriter(plan, new MessageWriter(_stdout), new FakeTimeProvider(TestKit.TestTime.Start), new InMemoryApi(), () => 0);
        await writer.RunAsync(_events.Reader, TestContext.Current.CancellationToken);
    }

    private static Page Page(string id, IDisposable memory) => new(
        RecordScanner.Scan(System.Text.Encoding.UTF8.GetBytes($$"""{"data":[{"id":"{{id}}"}]}"""), new RecordShape("data", "id", "updated_at")), memory);

    private sealed class Memory : IDisposable
    {
        public int GivenBack { get; private set; }

        public void Dispose() => GivenBack++;
    }
}
