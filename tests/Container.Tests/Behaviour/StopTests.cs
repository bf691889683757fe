using System.Text.Json.Nodes;
using Container.Tests.Support;
using DotNet.Testcontainers.Containers;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Behaviour;

/// <summary><c>docker stop</c>: SIGTERM to the first process of the container, which nothing stands before.</summary>
public sealed class StopTests
{
    private const int Terminated = 143;

    private static readonly string[] _streams = [StreamName.Contacts, StreamName.Conversations, StreamName.Segments];

    [Fact(Timeout = Limits.Build)]
    public async Task A_stopped_read_ends_with_its_states_and_is_resumed_without_loss()
    {
        await using var sandbox = await Sandboxes.StartAsync(new() { Workspace = new() { Contacts = 2_000, Conversations = 300, Companies = 0 } });
        // 6 requests in 10 seconds: it is at work for minutes.
        using var files = new MountedFiles(sandbox.Token, _streams, new JsonObject { ["api_rate_limit"] = 36 });
        await using var container = (await ConnectorContainer.AtAsync(sandbox, files)).WithCommand(ConnectorContainer.Read)
            .WithStopGrace(TimeSpan.FromSeconds(30)).Build();
        var output = new AttachedOutput(container);
        await container.StartAsync(TestContext.Current.CancellationToken);
        await UntilAsync(container, "\"type\":\"STATE\"", TestContext.Current.CancellationToken);

        await container.StopAsync(TestContext.Current.CancellationToken);
        var stopped = await container.EndAsync(output, wasStopped: true);

        stopped.ExitCode.ShouldBe(Terminated);
        stopped.EndOf(StreamName.Contacts).ShouldBe("INCOMPLETE");
        stopped.States.ShouldNotBeEmpty();
        await ResumeAsync(sandbox, stopped);
    }

    private static async Task ResumeAsync(SandboxServer sandbox, SourceRun stopped)
    {
        using var files = new MountedFiles(sandbox.Token, _streams);
        files.SaveState(stopped);
        var rest = await (await ConnectorContainer.AtAsync(sandbox, files)).RunAsync(ConnectorContainer.Resume);
        rest.ExitCode.ShouldBe(0);
        rest.Records.Count.ShouldBeLessThan(_streams.Sum(stream => sandbox.Workspace.Truth(stream).Count), "it began anew");
        Truth.ShouldBeWhole(sandbox, _streams, stopped.Lines, rest.Lines);
    }

    private static async Task UntilAsync(IContainer container, string printed, CancellationToken cancellationToken)
    {
        while (!(await container.GetLogsAsync(timestampsEnabled: false, ct: cancellationToken)).Stdout.Contains(printed, StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(200), WallClock.Instance, cancellationToken);
    }
}
