using Intercom.Sandbox.IntegrationFiles;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Tests;

/// <summary>A workspace written as record lines and served again is the same workspace.</summary>
public sealed class RecordFileTests
{
    [Fact]
    public async Task Every_stream_survives_the_file()
    {
        await using var written = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, RecordLines.Served(written.Workspace).Select(line => line.ToJsonString()));
            await using var read = await SandboxServer.StartAsync(new SandboxOptions { Workspace = new WorkspaceOptions { RecordsFile = file } });
            foreach (var stream in StreamName.All)
                foreach (var version in (ApiVersion[])[ApiVersion.V2_11, ApiVersion.V2_16])
                    Lines(read, stream, version).ShouldBe(Lines(written, stream, version), ignoreOrder: true, stream);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("""{"stream":"ticket_parts","data":{"id":"1"}}""")]
    [InlineData("""{"stream":"planets","data":{"id":"1"}}""")]
    [InlineData("""{"stream":"articles","data":{"title":"no id"}}""")]
    public async Task A_line_that_cannot_be_served_is_named(string line)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, line);
            var error = await Should.ThrowAsync<InvalidDataException>(() => SandboxServer.StartAsync(new SandboxOptions { Workspace = new WorkspaceOptions { RecordsFile = file } }));
            error.Message.ShouldContain("line 1");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Lines(SandboxServer sandbox, string stream, ApiVersion version) =>
        sandbox.Workspace.Truth(stream, version, includeArchived: true).Select(record => record.ToEmitted().ToJsonString());
}
