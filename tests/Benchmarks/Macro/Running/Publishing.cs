using System.Diagnostics;

namespace Benchmarks.Macro.Running;

/// <summary>Publishes a program of this repository, apart from what other builds leave behind.</summary>
internal static class Publishing
{
    private static string Folder => Path.Combine(TestKit.RepositoryRoot.Path, "artifacts", "benchmarks");

    /// <returns>The connector's program, published as the Dockerfile does.</returns>
    public static Task<string> ConnectorAsync(CancellationToken cancellation) =>
        PublishAsync("Source.Intercom", ["--self-contained", "-p:PublishDocumentationFiles=false"], cancellation);

    /// <returns>The loader's program, likewise.</returns>
    public static Task<string> LoaderAsync(CancellationToken cancellation) =>
        PublishAsync("Intercom.Loader", ["--self-contained", "-p:PublishDocumentationFiles=false"], cancellation, "intercom-loader");

    public static Task<string> SandboxAsync(CancellationToken cancellation) => PublishAsync("Intercom.Sandbox", [], cancellation);

    private static async Task<string> PublishAsync(string project, IEnumerable<string> options, CancellationToken cancellation, string? program = null)
    {
        var output = Path.Combine(Folder, project);
        // What an earlier publish composed otherwise would stay beside the new image, which then fails to load it.
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", $"src/{project}", "-c", "Release", "-nologo", "-v", "quiet", "--artifacts-path", Path.Combine(Folder, "build", project), "-o", output, .. options])
        {
            WorkingDirectory = TestKit.RepositoryRoot.Path,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" },
        };
        using var publish = Process.Start(start)!;
        await publish.WaitForExitAsync(cancellation);
        return publish.ExitCode == 0 ? Path.Combine(output, program ?? project) : throw new InvalidOperationException($"{project} could not be published");
    }
}
