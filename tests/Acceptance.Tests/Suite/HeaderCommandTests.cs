using System.Diagnostics;
using Intercom.Sandbox;
using TestKit;

namespace Acceptance.Tests;

/// <summary>The command in the header of the configuration, for whoever runs the platform's own suite.</summary>
public sealed class HeaderCommandTests
{
    [Fact]
    public async Task It_serves_the_expected_records_at_the_address_the_configuration_names()
    {
        var arguments = Arguments();
        var port = Array.IndexOf(arguments, "--port") + 1;
        arguments[port].ShouldBe($"{new Uri(AcceptanceConfig.Environment["INTERCOM_BASE_URL"]).Port}");
        arguments[port] = "0"; // The real port may be taken by whoever is running that suite just now.
        using var sandbox = Process.Start(new ProcessStartInfo("dotnet", [typeof(SandboxServer).Assembly.Location, .. arguments])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
        })!;
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri((await sandbox.StandardOutput.ReadLineAsync())!.Split(' ')[^1]) };

            (await sandbox.StandardOutput.ReadLineAsync()).ShouldBe($"Token: {AcceptanceConfig.Section("basic_read")[0].Secrets[0]}");
            foreach (var stream in AcceptanceConfig.Expected.Streams)
                (await CountAsync(http, stream)).ShouldBe(AcceptanceConfig.Expected.Of(stream).Count(), stream);
        }
        finally
        {
            sandbox.Kill();
        }
    }

    /// <summary>What follows <c>--</c>: <c>serve --port P --records F --search-page N</c>.</summary>
    private static string[] Arguments() => File.ReadLines(RepositoryFile.PathOf("acceptance-test-config.yml"))
        .Single(line => line.Contains("-- serve ", StringComparison.Ordinal)).Split(" -- ")[1].Split(' ');

    private static async Task<int> CountAsync(HttpClient http, string stream) =>
        (await http.GetStringAsync($"/_sandbox/truth?stream={stream}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
}
