using Container.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Behaviour;

/// <summary>A destination that stops for a minute: the pipe fills, the requests stand still, and nothing is lost.</summary>
public sealed class FullPipeTests(ITestOutputHelper log)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(5);

    [Fact(Timeout = Limits.Build)]
    public async Task A_reader_that_stops_for_a_minute_slows_the_requests_and_loses_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var sandbox = await Sandboxes.StartAsync(new SandboxOptions
        {
            Workspace = new() { Contacts = 20_000, Conversations = 0, Companies = 0, Tickets = 0, ActivityLogs = 0 },
        });
        using var files = new MountedFiles(sandbox.Token, [StreamName.Contacts]);
        using var gate = new StoppableOutput(mostBytes: 1_000_000);
        await using var container = (await ConnectorContainer.AtAsync(sandbox, files)).WithCommand(ConnectorContainer.Read).WithOutputConsumer(gate).Build();
        var output = new AttachedOutput(container);
        await container.StartAsync(cancellation);

        var whenFull = await StandstillAsync(sandbox, cancellation);
        await Task.Delay(_pause, WallClock.Instance, cancellation);
        var afterPause = sandbox.Report.Requests;
        gate.Resume();
        var run = await container.EndAsync(output);

        log.WriteLine($"{whenFull} requests when the pipe was full, {afterPause} after the pause, {sandbox.Report.Requests} in all");
        afterPause.ShouldBe(whenFull);
        sandbox.Report.Requests.ShouldBeGreaterThan(2 * afterPause);
        run.ShouldBeExact(sandbox, StreamName.Contacts);
    }

    /// <returns>How many requests there were, once none has come for some seconds.</returns>
    private static async Task<int> StandstillAsync(SandboxServer sandbox, CancellationToken cancellationToken)
    {
        for (var before = 0; ;)
        {
            await Task.Delay(_settling, WallClock.Instance, cancellationToken);
            if (sandbox.Report.Requests is var now && now == before && now > 0) return now;
            before = now;
        }
    }
}
