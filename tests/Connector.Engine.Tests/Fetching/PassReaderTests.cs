using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Airbyte.Protocol;
using Connector.Engine.Tests.Support;
using TestKit;

namespace Connector.Engine.Tests.Fetching;

/// <summary>Windows that are read side by side: what one of them means for the others.</summary>
public sealed class PassReaderTests
{
    private const long GapTo = Some.StartDate + (100 * Some.Day);

    /// <summary>Two windows, with a closed one between them.</summary>
    private static readonly string _state = $$"""{"updated_at":{{Some.StartDate - 1}},"closed":[[{{Some.StartDate + (50 * Some.Day)}},{{GapTo}}]],"start_date":{{Some.StartDate}}}""";

    [Fact(Timeout = 20_000)]
    public async Task When_one_fails_the_requests_for_the_others_end()
    {
        var newest = new TaskCompletionSource();
        var api = new InMemoryApi
        {
            BeforePage = async (partition, _, cancellationToken) =>
            {
                if (partition.Window.From == GapTo)
                {
                    newest.SetResult();
                    await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                }

                await newest.Task.WaitAsync(cancellationToken);
                throw new ConnectorException(FailureKind.TransientError, "503.");
            },
        };

        var read = await Read.OfAsync(api, Some.Select(Some.Contacts), (Some.Contacts, _state));

        ((string?)read.Lines.Errors().ShouldHaveSingleItem()["message"]).ShouldBe("503.");
        api.Requests.Count.ShouldBe(2);
    }

    /// <summary>The first page ends within it.</summary>
    [Fact(Timeout = 20_000)]
    public async Task A_narrow_gap_that_is_not_owed_is_read_over()
    {
        var api = new InMemoryApi();
        api.Rows["contacts"] = Workspace.Rows("k", 25);

        var read = await Read.OfAsync(
            api,
            Some.Select(Some.Contacts),
            (Some.Contacts, $$"""{"updated_at":{{Some.StartDate - 1}},"closed":[[{{Some.StartDate + 500}},{{Some.StartDate + 600}}]],"start_date":{{Some.StartDate}}}"""));

        api.Requests.Select(request => request.Window).Distinct().ShouldHaveSingleItem();
        read.Lines.Ids("contacts").Count.ShouldBe(24);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(7_200, true)]
    [InlineData(7_199, false)]
    public async Task The_source_is_told_whether_halves_can_be_asked_for(int seconds, bool canBeHalved)
    {
        var api = new InMemoryApi { Settings = Some.Settings with { StartDate = DateTimeOffset.FromUnixTimeSeconds(Some.Now - seconds) } };

        await Read.OfAsync(api, Some.Logs);

        api.Requests.ShouldHaveSingleItem().CanBeHalved.ShouldBe(canBeHalved);
    }

    /// <summary>A page closes less than it holds: the next may go on within its last second.</summary>
    [Fact]
    public void What_is_cut_off_lies_above_all_that_was_handed_on() => VirtualTime.Run(async time =>
    {
        const long HandedOn = Some.StartDate + (600 * Some.Day);
        var source = new ScriptedSource((window, number) => (window.From, number) == (Some.StartDate, 0) ? Page(10_000, HandedOn) : Page(1))
        {
            BeforePage = (_, _) => Task.Delay(TimeSpan.FromSeconds(1), time.Clock),
        };

        await ReadAsync(source, new Interval(Some.StartDate, Some.Now - Some.Day));

        source.Asked.Count.ShouldBeGreaterThan(1);
        source.Asked.Skip(1).ShouldAllBe(window => window.From > HandedOn);
    });

    /// <summary>Else what it had left would stand in the way of all others, and idle readers would stay idle.</summary>
    [Fact]
    public void One_that_was_given_up_is_no_longer_the_largest() => VirtualTime.Run(async time =>
    {
        var (oldest, newest) = (new Interval(Some.StartDate, Some.StartDate + (50 * Some.Day)), new Interval(GapTo, Some.Now - Some.Day));
        var bothAsked = new TaskCompletionSource();
        var given = 0;
        var source = new ScriptedSource((window, number) => (window.From, number) switch
        {
            (Some.StartDate, 0) when window.Interval == oldest => Page(100_000),
            (Some.StartDate, 1) when given++ == 0 => throw new PartitionTooBigException("500", new InvalidOperationException()),
            (GapTo, 1) => Page(5_000),
            _ => Page(1),
        })
        {
            BeforePage = async (window, number) =>
            {
                if (window.From == GapTo && number == 0) bothAsked.SetResult();
                if (window.Interval == oldest) await bothAsked.Task;
                if (window.From == GapTo && number == 1) await Task.Delay(TimeSpan.FromMinutes(1), time.Clock); // the other reader is idle by then
            },
        };

        await ReadAsync(source, oldest, newest);

        source.Asked.ShouldContain(window => window.From > GapTo);
    });

    private static async Task ReadAsync(ScriptedSource source, params Interval[] windows)
    {
        var events = Channel.CreateUnbounded<SyncEvent>();
        var stream = new PlannedStream(Some.Contacts, new StreamProgress(Some.StartDate, null, new IntervalSet()));
        var pass = new ReadPass(Some.Contacts, stream, [], windows);
        await new PassReader(pass, source, new WorkerSlots(2), events.Writer, [], workers: 2, Some.Now).ReadAsync(CancellationToken.None);
    }

    private static Page Page(long total, params long[] cursors)
    {
        var rows = cursors.Select((cursor, n) => $$"""{"id":"{{n}}","updated_at":{{cursor}}}""");
        var body = RecordScanner.Scan(Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(',', rows)}}]}"""), new RecordShape("data", "id", "updated_at"));
        return new Page(body, new MemoryStream()) { Total = total, Seen = 1 };
    }

    /// <summary>Two pages a window, as the test says; they close its first second.</summary>
    private sealed class ScriptedSource(Func<Window, int, Page> pages) : IPageSource
    {
        public Func<Window, int, Task> BeforePage { get; init; } = static (_, _) => Task.CompletedTask;

        public List<Interval> Asked { get; } = [];

        public async IAsyncEnumerable<Page> ReadAsync(Partition partition, WorkerSlot slot, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Asked.Add(partition.Window.Interval);
            for (var number = 0; number < 2; number++)
            {
                await BeforePage(partition.Window, number);
                var page = pages(partition.Window, number);
                yield return new Page(page.Body, page)
                {
                    Total = page.Total,
                    Seen = page.Seen,
                    Closes = new Interval(partition.Window.From, partition.Window.From + 1),
                    NarrowestSplit = Some.Day,
                };
            }
        }
    }
}
