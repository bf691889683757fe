using Container.Tests.Support;
using DotNet.Testcontainers.Builders;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Behaviour;

/// <summary>A small pod: 128 MB and one core.</summary>
public sealed class LimitTests(ITestOutputHelper log)
{
    private const long Memory = 128 * 1024 * 1024;

    private static readonly string[] _streams = [StreamName.Contacts, StreamName.Conversations, StreamName.ConversationParts];

    [Fact(Timeout = Limits.Build)]
    public async Task Twenty_thousand_records_need_no_more()
    {
        await using var sandbox = await Sandboxes.StartAsync(new SandboxOptions
        {
            Workspace = new() { Contacts = 14_000, Conversations = 2_000, Parts = 3, Companies = 0, Tickets = 0, ActivityLogs = 0 },
        });
        using var files = new MountedFiles(sandbox.Token, _streams);
        var small = (await ConnectorContainer.AtAsync(sandbox, files)).WithMemory(Memory).WithCpus(1);

        if (await LimitAsync(small) != Memory) Requirement.Missing("this engine sets no limit of memory");
        var run = await small.RunAsync(ConnectorContainer.Read);

        log.WriteLine($"{run.Records.Count:N0} records");
        run.Records.Count.ShouldBeGreaterThan(20_000);
        run.ShouldBeExact(sandbox, _streams);
    }

    /// <summary>The limit as a process in the container finds it, in the place of either version of control groups.</summary>
    private static async Task<long> LimitAsync(ContainerBuilder builder)
    {
        await using var container = builder.WithEntrypoint("sh", "-c")
            .WithCommand("cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes").Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        (await container.GetExitCodeAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        return long.Parse((await container.GetLogsAsync(timestampsEnabled: false, ct: TestContext.Current.CancellationToken)).Stdout);
    }
}
