using System.Diagnostics;
using Intercom.Sandbox;
using TestKit;

namespace Acceptance.Tests;

/// <summary>The committed files of <c>integration_tests/</c> are those that the sandbox's command writes.</summary>
public sealed class IntegrationFilesTests
{
    private const string Handmade = "handmade.jsonl";

    private static readonly string _committed = RepositoryFile.PathOf("integration_tests");

    [Fact]
    public async Task The_command_writes_every_file_as_it_is_committed()
    {
        using var written = new InputFiles();
        var folder = Path.GetDirectoryName(written.PathOf(Handmade))!;

        (await WriteAsync(folder)).ShouldBe(0);

        Names(folder).ShouldBe(Names(_committed).Except([Handmade]));
        foreach (var name in Names(folder))
            File.ReadAllBytes(Path.Combine(folder, name)).ShouldBe(File.ReadAllBytes(Path.Combine(_committed, name)), $"{name} is not what the command writes");
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static async Task<int> WriteAsync(string folder)
    {
        var sandbox = typeof(SandboxServer).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [sandbox, "integration-files", "--folder", folder, "--handmade", Path.Combine(_committed, Handmade)])
        { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
