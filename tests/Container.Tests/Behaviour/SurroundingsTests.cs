using Container.Tests.Support;
using DotNet.Testcontainers.Configurations;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json;
using TestKit;

namespace Container.Tests.Behaviour;

/// <summary>What differs from one orchestrator to the next: where the files lie, how they are mounted, time zone and language.</summary>
public sealed class SurroundingsTests
{
    [Theory(Timeout = Limits.Build)]
    [InlineData("/secrets")]
    [InlineData("/data/job/0")]
    [InlineData("/config with blanks/Ä")]
    public async Task Files_may_lie_anywhere(string folder)
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var files = new MountedFiles(sandbox.Token, [StreamName.Tags]);

        var run = await (await ConnectorContainer.AtAsync(sandbox)).WithBindMount(files.Folder, folder, AccessMode.ReadOnly)
            .RunAsync("read", "--config", $"{folder}/config.json", "--catalog", $"{folder}/catalog.json");

        run.ShouldBeExact(sandbox, StreamName.Tags);
    }

    [Fact(Timeout = Limits.Build)]
    public async Task A_secret_may_be_one_file_mounted_read_only_beside_writable_data()
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var files = new MountedFiles(sandbox.Token, [StreamName.Tags]);
        using var data = new MountedFiles(sandbox.Token, [StreamName.Tags]);

        var run = await (await ConnectorContainer.AtAsync(sandbox))
            .WithBindMount(files.PathOf("config.json"), "/secrets/config.json", AccessMode.ReadOnly).WithBindMount(data.Folder, "/data")
            .RunAsync("read", "--config", "/secrets/config.json", "--catalog", "/data/catalog.json");

        run.ShouldBeExact(sandbox, StreamName.Tags);
    }

    /// <summary>Zones far from UTC and off the hour, languages with a decimal comma, other digits and another upper case of "i".</summary>
    [Theory(Timeout = Limits.Build)]
    [InlineData("America/St_Johns", "de_DE.UTF-8", "de_DE.UTF-8")]
    [InlineData("Pacific/Kiritimati", "tr_TR.UTF-8", "tr_TR.UTF-8")]
    [InlineData("Asia/Tehran", "fa_IR.UTF-8", "POSIX")]
    public async Task Time_zone_and_language_change_nothing_that_is_printed(string zone, string language, string locale)
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var files = new MountedFiles(sandbox.Token, StreamName.All);
        var plain = await ConnectorContainer.AtAsync(sandbox, files);

        var here = await plain.RunAsync(ConnectorContainer.Read);
        var there = await plain.WithEnvironment("TZ", zone).WithEnvironment("LANG", language).WithEnvironment("LC_ALL", locale).RunAsync(ConnectorContainer.Read);

        there.ShouldBeExact(sandbox, StreamName.All);
        Records(there).ShouldBe(Records(here));
    }

    private static IEnumerable<string> Records(SourceRun run) =>
        run.Records.Select(record => $"{record.Stream} {record.Data.ToString(Formatting.None)}").Order(StringComparer.Ordinal);
}
