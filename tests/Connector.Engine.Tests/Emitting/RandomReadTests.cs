using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

/// <summary>The promises of a read on workspaces drawn at random, read by real threads.</summary>
public sealed class RandomReadTests
{
    private static readonly StreamDefinition[] _incremental = [.. Workspace.AllStreams.Where(stream => stream.Cursor is not null)];

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_state_runs_ahead_of_its_records_and_no_record_is_missing(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            var api = Workspace.Random(random);
            var read = await Read.OfAsync(api, Workspace.AllStreams);

            foreach (var stream in _incremental)
            {
                Promise.ShouldHold(api, read.Lines, stream);
                read.Lines.Ids(stream.Name).Distinct().Order().ShouldBe(Promise.Owed(api, stream).Select(row => row.Id).Order(), stream.Name);
                read.Lines.States(stream.Name)[^1].Watermark().ShouldBe(Some.Cap);
            }

            read.CountsShouldAddUp(Workspace.AllStreams);
            api.PagesOut.ShouldBe(0);
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Watermarks_of_a_stream_never_fall_back(int seed)
    {
        var read = await Read.OfAsync(Workspace.Random(new Random(seed)), Workspace.AllStreams);

        foreach (var stream in _incremental)
        {
            var watermarks = read.Lines.States(stream.Name).Select(state => state.Watermark()).ToList();
            watermarks.ShouldBe(watermarks.Order());
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Killed_anywhere_and_resumed_from_the_last_state_nothing_is_missing(int seed)
    {
        var random = new Random(seed);
        var api = Workspace.Random(random);
        var whole = (await Read.OfAsync(api, Workspace.AllStreams)).Lines;
        for (var kill = 0; kill < 8; kill++)
        {
            var written = whole.Take(random.Next(whole.Count)).ToList();
            var states = _incremental.Where(stream => written.States(stream.Name).Count > 0)
                .ToDictionary(stream => stream.Name, stream => written.States(stream.Name)[^1]);
            var resumed = new Read(api);

            await resumed.RunAsync(Workspace.AllStreams, states);

            foreach (var stream in _incremental)
            {
                Promise.Owed(api, stream).Select(row => row.Id)
                    .Except(written.Ids(stream.Name)).Except(resumed.Lines.Ids(stream.Name)).ShouldBeEmpty(stream.Name);
            }
        }
    }
}
