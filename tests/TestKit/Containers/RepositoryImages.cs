using System.Diagnostics;

namespace TestKit;

/// <summary>The images of this repository's Dockerfile, built at most once in a test run.</summary>
public static class RepositoryImages
{
    private static readonly Lazy<Task<string[]>> _bases = new(FindBasesAsync);

    private static readonly Lazy<Task<string>> _connector = new(() => BuildAsync(image => image.WithName("source-intercom-dotnet:dev")));

    private static readonly Lazy<Task<string>> _sandbox = new(() => BuildAsync(image => image.WithName("intercom-sandbox:dev").WithTarget("sandbox")));

    /// <summary>The id of the connector's image. Skips the test where there is no engine (see <see cref="DockerEngine"/>).</summary>
    public static Task<string> ConnectorAsync() => _connector.Value;

    /// <summary>The id of the sandbox's image, likewise.</summary>
    public static Task<string> SandboxAsync() => _sandbox.Value;

    private static async Task<string> BuildAsync(Func<ImageFromDockerfileBuilder, ImageFromDockerfileBuilder> configure)
    {
        await DockerEngine.RequireAsync();
        var builder = new ImageFromDockerfileBuilder().WithDockerfileDirectory(RepositoryRoot.Path).WithNetwork("host");
        foreach (var argument in await _bases.Value) builder = builder.WithBuildArgument(argument);
        return await configure(builder).Build().CreateAsync();
    }

    /// <summary>The build arguments for the base images: none where the public ones can be had.</summary>
    private static async Task<string[]> FindBasesAsync()
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "stand-ins.sh");
        using var bash = Process.Start(new ProcessStartInfo("bash", [script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var stderr = bash.StandardError.ReadToEndAsync();
        var arguments = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        if (bash.ExitCode != 0) Requirement.Missing($"the base images can be neither pulled nor stood in for ({(await stderr).Trim()})");
        return arguments.Split(' ', '\n').Where(word => word.Contains('=')).ToArray();
    }
}
