using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Process.Tests;

/// <summary>P6: peak memory grows neither with the number of records nor with the slowness of whoever reads the output.</summary>
public sealed class MemoryTests(ITestOutputHelper log)
{
    private const int MegabytePerSecond = 1_000_000;

    /// <summary>Room for how the garbage collector happens to run; a leak of a tenth of the records would exceed it.</summary>
    private const double MostGrowth = 1.5;

    [Fact(Timeout = 300_000)]
    public async Task Neither_ten_times_the_records_nor_a_slow_reader_takes_more_memory()
    {
        var fewer = await PeakAsync(contacts: 10_000, long.MaxValue, bytesPerSecond: null);
        var slowly = await PeakAsync(contacts: 10_000, 6 * MegabytePerSecond, MegabytePerSecond);
        var more = await PeakAsync(contacts: 100_000, long.MaxValue, bytesPerSecond: null);

        log.WriteLine($"peak resident memory in MB: 10,000 records {fewer / 1e6:F0}, at 1 MB/s {slowly / 1e6:F0}, 100,000 records {more / 1e6:F0}");
        ((double)slowly / fewer).ShouldBeLessThan(MostGrowth);
        ((double)more / fewer).ShouldBeLessThan(MostGrowth);
    }

    private static async Task<long> PeakAsync(int contacts, long mostBytes, int? bytesPerSecond)
    {
        var workspace = new WorkspaceOptions { Contacts = contacts, Conversations = 0, Companies = 0, Tickets = 0, ActivityLogs = 0 };
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = workspace, Gzip = false });
        using var files = ReadFiles.Write(sandbox.Token, [StreamName.Contacts]);
        await using var connector = ConnectorProcess.Start(sandbox.BaseUrl, files.ReadArguments);
        var (peak, read) = await PacedReading.ReadAsync(connector, mostBytes, bytesPerSecond, TestContext.Current.CancellationToken);
        read.ShouldBeGreaterThan(Math.Min(mostBytes, contacts * 1_000L) - 1);
        return peak;
    }
}
