using System.ComponentModel;

namespace TestKit;

/// <summary>The engine that tests with containers need: on Linux, where containers can share this machine's loopback.</summary>
public static class DockerEngine
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private static readonly Lazy<Task<string?>> _missing = new(WhatIsMissingAsync);

    /// <summary>Skips the test, saying so, where no engine answers; with <c>CI=true</c> fails it.</summary>
    public static async Task RequireAsync()
    {
        if (await _missing.Value is { } missing) Requirement.Missing(missing);
    }

    private static async Task<string?> WhatIsMissingAsync()
    {
        if (!OperatingSystem.IsLinux()) return "containers share the loopback of a Linux machine only";
        using var patience = new CancellationTokenSource(_patience, WallClock.Instance);
        try
        {
            var version = await DockerCli.RunAsync(["version", "--format", "{{.Server.Version}}"], patience.Token);
            return version.ExitCode == 0 ? null : $"no Docker engine answers ({version.Stderr.Trim()})";
        }
        catch (Win32Exception)
        {
            return "there is no docker command";
        }
        catch (OperationCanceledException)
        {
            return $"no Docker engine answers within {_patience.TotalSeconds} seconds";
        }
    }
}
