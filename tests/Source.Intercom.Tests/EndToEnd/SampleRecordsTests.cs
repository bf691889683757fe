using Intercom.Sandbox;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>Real records of a small workspace, all thirteen streams of it.</summary>
public sealed class SampleRecordsTests
{
    [Fact]
    public async Task Every_real_record_comes_out_as_it_went_in()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(new WorkspaceOptions
        {
            RecordsFile = SharedData.Require("samples/workspace-records.jsonl"),
        }));
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, [.. Some.ClassicStreams]));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, Some.ClassicStreams).ShouldBeExact();
        run.Records.Count.ShouldBe(36);
        run.Records.Select(record => record.Stream).Distinct().ShouldBe(Some.ClassicStreams, ignoreOrder: true);
    }
}
