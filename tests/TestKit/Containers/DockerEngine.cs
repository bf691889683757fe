using Docker.DotNet;
using DotNet.Testcontainers.Configurations;

namespace TestKit;

/// <summary>The engine that tests with containers need: on Linux, where containers can share this machine's loopback.</summary>
public static class DockerEngine
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>The version of the engine's API that Testcontainers 4.16 speaks unless told otherwise.</summary>
    private static readonly Version _librarys = new(1, 44);

    private static readonly Lazy<Task<string?>> _missing = new(WhatIsMissingAsync);

    /// <summary>Skips the test, saying so, where no engine answers; with <c>CI=true</c> fails it. Containers are built after this.</summary>
    public static async Task RequireAsync()
    {
        if (await _missing.Value is { } missing) Requirement.Missing(missing);
    }

    /// <summary>The engine itself, found as the <c>docker</c> command finds it, to be asked for what Testcontainers has no method for.</summary>
    internal static DockerClient Connect() => new DockerClientBuilder().Build();

    private static async Task<string?> WhatIsMissingAsync()
    {
        if (!OperatingSystem.IsLinux()) return "containers share the loopback of a Linux machine only";
        using var patience = new CancellationTokenSource(_patience, WallClock.Instance);
        try
        {
            using var client = Connect();
            Prepare(Version.Parse((await client.System.GetVersionAsync(patience.Token)).APIVersion));
            return null;
        }
        catch (Exception unreachable) when (unreachable is DockerApiException or HttpRequestException or IOException or TimeoutException)
        {
            return $"no Docker engine answers ({unreachable.Message})";
        }
        catch (OperationCanceledException)
        {
            return $"no Docker engine answers within {_patience.TotalSeconds} seconds";
        }
    }

    /// <summary>Settings that Testcontainers reads when it is first used.</summary>
    private static void Prepare(Version spoken)
    {
        // An engine older than the API the library speaks refuses it: Debian 12 has such a one.
        if (spoken < _librarys) Environment.SetEnvironmentVariable("DOCKER_API_VERSION", spoken.ToString());
        // The container that would clean up behind a killed test run has an image that cannot be pulled everywhere.
        TestcontainersSettings.ResourceReaperEnabled = false;
    }
}
