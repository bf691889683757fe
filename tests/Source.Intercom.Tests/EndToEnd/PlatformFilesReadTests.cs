using Intercom.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.PlatformFiles;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>The files of <c>integration_tests/</c> put to the use that the platform's acceptance suite makes of them.</summary>
public sealed class PlatformFilesReadTests
{
    private static readonly string[] _late = ["conversation_parts", "company_segments"];

    [Fact]
    public async Task A_full_read_emits_the_expected_records()
    {
        await using var sandbox = await StartAsync();

        var run = await IntercomRunner.At(sandbox).ReadAsync(Config(), IntegrationFile.Read("configured_catalog.json"));

        run.ExitCode.ShouldBe(0);
        Lines(run.Records.Select(record => (record.Stream, record.Data)))
            .ShouldBe(Lines(Workspace.Expected.Select(line => (line.Value<string>("stream")!, (JObject)line["data"]!))));
    }

    [Fact]
    public async Task An_incremental_read_without_state_emits_the_same_of_its_streams()
    {
        await using var sandbox = await StartAsync();

        var run = await IntercomRunner.At(sandbox).ReadAsync(Config(), IntegrationFile.Read("incremental_catalog.json"));

        run.ExitCode.ShouldBe(0);
        var streams = CatalogFile.Incremental.Select(entry => entry.Name).ToHashSet();
        run.Records.Count.ShouldBe(Workspace.Expected.Count(line => streams.Contains(line.Value<string>("stream")!)));
        run.States.Select(state => state.Stream).Distinct().ShouldBe(streams, ignoreOrder: true);
    }

    [Fact]
    public async Task The_sample_state_leaves_out_what_is_older()
    {
        await using var sandbox = await StartAsync();

        var run = await IntercomRunner.At(sandbox).ReadAsync(Config(), IntegrationFile.Read("incremental_catalog.json"), IntegrationFile.Read("sample_state.json"));

        run.ExitCode.ShouldBe(0);
        foreach (var entry in CatalogFile.Incremental.Where(entry => !_late.Contains(entry.Name)))
        {
            var all = Workspace.DataOf(Workspace.Expected, entry.Name).ToList();
            run.RecordsOf(entry.Name).Count.ShouldBeInRange(1, all.Count - 1, entry.Name);
        }
    }

    [Fact]
    public async Task The_abnormal_state_lies_beyond_every_record()
    {
        await using var sandbox = await StartAsync();

        var run = await IntercomRunner.At(sandbox).ReadAsync(Config(), IntegrationFile.Read("incremental_catalog.json"), IntegrationFile.Read("abnormal_state.json"));

        run.ExitCode.ShouldBe(0);
        run.Records.ShouldBeEmpty();
        run.States.Select(state => state.Stream).ShouldBe(CatalogFile.Incremental.Select(entry => entry.Name), ignoreOrder: true);
        run.Warnings.Count(warning => warning.Contains("lies in the future", StringComparison.Ordinal)).ShouldBe(CatalogFile.Incremental.Count);
    }

    [Fact]
    public async Task The_invalid_configuration_fails_the_check_by_its_token()
    {
        await using var sandbox = await StartAsync();
        var config = IntegrationFile.Read("invalid_config.json");

        var status = (await IntercomRunner.At(sandbox).CheckAsync(config)).Single("CONNECTION_STATUS", "connectionStatus");

        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message")!.ShouldContain("access token");
    }

    /// <summary>With the types of custom objects that the configuration beside the catalogs names.</summary>
    private static JObject Config() => Some.Config("custom_object_types", IntegrationFile.Read("sandbox_config.json")["custom_object_types"]!);

    private static Task<SandboxServer> StartAsync() => SandboxServer.StartAsync(Some.Sandbox(new WorkspaceOptions
    {
        RecordsFile = Path.Combine(RepositoryRoot.Path, "integration_tests", "workspace.jsonl"),
    }));

    /// <summary>Sorted, for streams are read side by side; members as they come, but for those injected, which stand last.</summary>
    private static IEnumerable<string> Lines(IEnumerable<(string Stream, JObject Data)> records) =>
        records.Select(record => $"{record.Stream} {record.Data.ToString(Formatting.None)}").Order(StringComparer.Ordinal);
}
