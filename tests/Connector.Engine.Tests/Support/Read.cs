using Airbyte.Protocol;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Connector.Engine.Tests.Support;

/// <summary>One whole read of an <see cref="InMemoryApi"/>, from plan to last line.</summary>
internal sealed class Read(InMemoryApi api)
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public InMemoryApi Api { get; } = api;

    public InMemorySource Source { get; } = new(api);

    public FakeStdout Stdout { get; } = new();

    public FakeTimeProvider Clock { get; } = new(TestTime.Start);

    public int ExitCode { get; private set; } = -1;

    public IReadOnlyList<JObject> Lines => Stdout.Lines;

    public static async Task<Read> OfAsync(InMemoryApi api, params IEnumerable<StreamDefinition> streams)
    {
        var read = new Read(api);
        await read.RunAsync(streams, []);
        return read;
    }

    public static async Task<Read> OfAsync(InMemoryApi api, ConfiguredCatalog catalog, params (StreamDefinition Stream, string Json)[] states)
    {
        var read = new Read(api);
        await read.RunAsync(catalog, Some.States(states));
        return read;
    }

    public Task RunAsync(IEnumerable<StreamDefinition> streams, Dictionary<string, JObject> states) => RunAsync(Some.Select(streams), states);

    public async Task RunAsync(ConfiguredCatalog catalog, Dictionary<string, JObject> states)
    {
        var command = new ReadCommand(Source, new MessageWriter(Stdout), Clock, () => 0, debug: false);
        ExitCode = await command.RunAsync([], catalog, states, _stop.Token);
    }

    public Task CancelAsync() => _stop.CancelAsync();

    public Task SeenAsync(Func<JObject, bool> line) => Stdout.SeenAsync(line, TestContext.Current.CancellationToken);

    /// <summary>Lets time pass, a tick at a time, until this holds.</summary>
    public async Task TickUntilAsync(Func<IReadOnlyList<JObject>, bool> holds)
    {
        while (!holds(Lines))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Yield();
        }
    }

    /// <summary>P3: the counts of a stream's states add up to its records.</summary>
    public void CountsShouldAddUp(params IEnumerable<StreamDefinition> streams)
    {
        foreach (var stream in streams)
        {
            Lines.Where(line => line.IsState(stream.Name)).Sum(line => (double)line["state"]!["sourceStats"]!["recordCount"]!)
                .ShouldBe(Lines.Ids(stream.Name).Count, stream.Name);
        }
    }
}
