using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Approved;

/// <summary>Whole outputs as they were approved, so that no change of them goes by unnoticed.</summary>
public sealed class ApprovedOutputTests
{
    private static readonly Golden _golden = new("tests/Source.Intercom.Tests/Approved");
    private static readonly FakeTimeProvider _clock = new(TestTime.Start);

    [Fact]
    public async Task Spec_is_the_approved_one()
    {
        var run = await IntercomRunner.At(baseUrl: null).SpecAsync();

        _golden.Verify("spec", ".json", Indented(run));
    }

    [Fact]
    public async Task Discover_is_the_approved_one()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"type":"list","data":[]}"""));
        var run = await IntercomRunner.At(baseUrl: null, socket: api).DiscoverAsync(Some.Config());

        _golden.Verify("discover", ".json", Indented(run));
    }

    [Fact]
    public async Task A_read_of_a_small_workspace_is_the_approved_one()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(new WorkspaceOptions
        {
            Contacts = 5,
            Companies = 3,
            Conversations = 4,
            Parts = 2,
            Tickets = 3,
            ActivityLogs = 5,
            Admins = 2,
            Teams = 1,
            Tags = 2,
            Segments = 2,
            CustomAttributes = 1,
            DefinedAttributes = false,
        }), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);

        var config = Some.Config(workers: 1);
        config["start_date"] = "2024-01-01T00:00:00Z";

        var run = await connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, [.. Some.ClassicStreams]));

        _golden.Verify("read", ".jsonl", ByStream(run));
    }

    /// <summary>
    /// The lines of one stream in the order they came, one stream after another: streams are read side by side, so which one's line
    /// comes next is chance. One worker, because the children of two parents come in any order too.
    /// </summary>
    private static string ByStream(SourceRun run) => string.Concat(run.Lines.Zip(run.Messages)
        .GroupBy(line => StreamOf(line.Second))
        .OrderBy(stream => stream.Key, StringComparer.Ordinal)
        .SelectMany(stream => stream.Select(line => line.First + "\n")));

    private static string StreamOf(JObject message) =>
        (message.SelectToken("record.stream") ?? message.SelectToken("$..stream_descriptor.name") ?? message.SelectToken("trace.estimate.name"))?.Value<string>() ?? "";

    private static string Indented(SourceRun run)
    {
        run.ExitCode.ShouldBe(0);
        return run.Messages.ShouldHaveSingleItem().ToString().ReplaceLineEndings("\n") + "\n";
    }
}
