using System.Diagnostics;

namespace TestKit;

/// <summary>
/// The images of this repository's Dockerfile, built at most once in a test run. By <c>docker build</c>: Testcontainers packs the files in
/// another way, so that nothing comes from the cache that <c>.ci/image.sh</c> or a person has filled, and into one file for a name, which
/// two test processes would share.
/// </summary>
public static class RepositoryImages
{
    /// <summary>Bases first, so that their failure is told apart; a quiet build prints the id only.</summary>
    private const string Script = "bases=$(bash tests/stand-ins.sh) || exit 3; exec docker build --quiet --network host $bases \"$@\" .";

    private const int NoBases = 3;

    private static readonly Lazy<Task<string>> _connector = new(() => BuildAsync("--tag", "source-intercom-dotnet:dev"));

    private static readonly Lazy<Task<string>> _sandbox = new(() => BuildAsync("--tag", "intercom-sandbox:dev", "--target", "sandbox"));

    private static readonly Lazy<Task<string>> _loader = new(() => BuildAsync("--tag", "intercom-loader:dev", "--target", "loader"));

    /// <summary>The id of the connector's image. Skips the test where there is no engine (see <see cref="DockerEngine"/>).</summary>
    public static Task<string> ConnectorAsync() => _connector.Value;

    /// <summary>The id of the sandbox's image, likewise.</summary>
    public static Task<string> SandboxAsync() => _sandbox.Value;

    /// <summary>The id of the loader's image, likewise.</summary>
    public static Task<string> LoaderAsync() => _loader.Value;

    /// <returns>An id. Unlike a name, that stays this very image whoever builds another one meanwhile.</returns>
    private static async Task<string> BuildAsync(params string[] options)
    {
        await DockerEngine.RequireAsync();
        using var build = Process.Start(new ProcessStartInfo("bash", ["-c", Script, "build", .. options])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var stderr = build.StandardError.ReadToEndAsync();
        var id = (await build.StandardOutput.ReadToEndAsync()).Trim();
        await build.WaitForExitAsync();
        if (build.ExitCode == NoBases) Requirement.Missing($"the base images can be neither pulled nor stood in for ({(await stderr).Trim()})");
        return build.ExitCode == 0 ? id : throw new InvalidOperationException($"docker build ended with {build.ExitCode}: {id}{await stderr}");
    }
}
