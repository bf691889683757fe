using System.Text.RegularExpressions;
using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>Every stream, broken off half-way and gone on with from what it had saved, loses nothing.</summary>
public sealed class ResumeTests : IAsyncLifetime
{
    /// <summary>A scroll that was broken off stays open for a minute.</summary>
    private readonly FastClock _clock = new(40);

    private SandboxServer _sandbox = null!;

    public static TheoryData<string> Streams => [.. Some.AllStreams];

    public async ValueTask InitializeAsync() => _sandbox = await SandboxServer.StartAsync(Some.Sandbox(new WorkspaceOptions
    {
        Contacts = 500,
        Companies = 250,
        Conversations = 400,
        Parts = 2,
        Tickets = 500,
        ActivityLogs = 400,
        LongContactLists = 30,
        Articles = 120,
        Calls = 120,
        DeletedConversations = 200,
        CustomObjects = 700,
    }), _clock);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory, MemberData(nameof(Streams))]
    public async Task A_read_that_was_broken_off_goes_on_without_loss(string name)
    {
        var stream = StreamFiles.All().Single(stream => stream.Name == name);
        using var count = Socket(stream, int.MaxValue);
        var whole = await ReadAsync(name, count);
        Truth.Compare(_sandbox, whole, [name]).ShouldBeExact();

        using var cut = Socket(stream, count.Asked / 2);
        var broken = await ReadAsync(name, cut);
        var rest = await ReadAsync(name, socket: null, StateBuilder.After(broken));

        broken.ExitCode.ShouldBe(1);
        broken.EndOf(name).ShouldBe("INCOMPLETE");
        rest.ExitCode.ShouldBe(0);
        Truth.Compare(_sandbox, [broken, rest], [name]).ShouldBeWhole();
        foreach (var state in broken.States) ShouldHaveWrittenWhatItClaims(broken, state);
    }

    /// <summary>P1: what a state's watermark claims stands in front of its line.</summary>
    private void ShouldHaveWrittenWhatItClaims(SourceRun run, StateOutput state)
    {
        if (state.Watermark is not { } watermark) return;
        var owed = Truth.Owed(_sandbox.Workspace, state.Stream, watermark + 1).Select(Truth.KeyOf).ToHashSet();
        var claimed = _sandbox.Workspace.Truth(state.Stream).Select(Truth.KeyOf).Where(key => !owed.Contains(key));
        var written = run.Records.Where(record => record.Line < state.Line).Select(record => Truth.KeyOf(record.Stream, record.Data)).ToHashSet();
        claimed.Where(key => !written.Contains(key)).ShouldBeEmpty();
    }

    private Task<SourceRun> ReadAsync(string name, HttpMessageHandler? socket, JToken? state = null)
    {
        var connector = IntercomRunner.At(_sandbox, _clock, socket);
        return connector.ReadAsync(Some.ConfigOfAll(workers: 4), CatalogBuilder.Of(connector.Source.Streams, name), state);
    }

    private static CutOffSocket Socket(IntercomStream stream, int answers)
    {
        var path = new Regex($"^{Regex.Escape(stream.Path).Replace("\\{id}", "[^/]+").Replace("\\{type}", "[^/]+")}$");
        return new CutOffSocket(request => path.IsMatch(request.RequestUri!.AbsolutePath) && request.RequestUri.Query.TrimStart('?').StartsWith(stream.Query), answers);
    }
}
