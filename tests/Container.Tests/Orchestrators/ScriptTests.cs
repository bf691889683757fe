using System.Diagnostics;
using Container.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Orchestrators;

/// <summary>One read after another through <c>tests/orchestrate.sh</c>, with the executable as the command.</summary>
public sealed class ScriptTests
{
    private static readonly string[] _streams = [StreamName.Contacts, StreamName.Conversations, StreamName.ConversationParts, StreamName.Tags];

    private static readonly SandboxOptions _options = new() { Workspace = new() { Contacts = 1_500, Conversations = 300, Parts = 3 } };

    /// <summary>Enough for several states, in the middle of a line, and before the end.</summary>
    private const int CutAt = 3_456_789;

    [Fact(Timeout = Limits.Build)]
    public async Task A_read_that_is_cut_off_counts_as_far_as_it_came_and_the_next_ones_go_on_from_there()
    {
        await using var sandbox = await Sandboxes.StartAsync(_options);
        using var folder = new OrchestratedFolder(sandbox.Token, _streams);

        (await SyncAsync(sandbox, folder, "sh", "-c", $"\"$0\" \"$@\" | head -c {CutAt}; exit 1", ConnectorProcess.Program)).ExitCode.ShouldBe(1);
        folder.States.ShouldNotBeEmpty();
        folder.Outputs.Single().Sum(line => line.Length).ShouldBeInRange(CutAt / 2, CutAt);
        (await SyncAsync(sandbox, folder, ConnectorProcess.Program)).ExitCode.ShouldBe(0);
        sandbox.Workspace.Touch(sandbox.Workspace.Rows(StreamName.Contacts)[0]);
        (await SyncAsync(sandbox, folder, ConnectorProcess.Program)).ExitCode.ShouldBe(0);

        var outputs = folder.Outputs;
        outputs.Count.ShouldBe(3);
        Truth.ShouldBeWhole(sandbox, _streams, outputs);
        outputs[1].Length.ShouldBeLessThan(_streams.Sum(stream => sandbox.Workspace.Truth(stream).Count), "it began anew");
        outputs[2].Length.ShouldBeLessThan(100);
        folder.States.Keys.ShouldBe(_streams, ignoreOrder: true);
        folder.ShouldHoldResultsOnly();
    }

    [Fact(Timeout = Limits.Build)]
    public async Task When_the_script_itself_is_killed_the_next_one_keeps_what_was_printed()
    {
        await using var sandbox = await Sandboxes.StartAsync(_options with { Latency = TimeSpan.FromMilliseconds(300) });
        using var folder = new OrchestratedFolder(sandbox.Token, _streams);
        using (var script = Start(sandbox, folder, ConnectorProcess.Program))
        {
            await folder.UntilPrintedAsync("{\"type\":\"STATE\"", TestContext.Current.CancellationToken);
            script.Kill(entireProcessTree: true);
            await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await SyncAsync(sandbox, folder, ConnectorProcess.Program)).ExitCode.ShouldBe(0);

        folder.Outputs.Count.ShouldBe(2);
        Truth.ShouldBeWhole(sandbox, _streams, folder.Outputs);
        folder.ShouldHoldResultsOnly();
    }

    [Fact(Timeout = Limits.Build)]
    public async Task What_is_wrong_is_said_on_stderr_and_in_the_exit_code()
    {
        await using var sandbox = await Sandboxes.StartAsync(_options);
        using var folder = new OrchestratedFolder("another-token", _streams);

        var run = await SyncAsync(sandbox, folder, ConnectorProcess.Program);

        run.ExitCode.ShouldBe(1);
        run.Stderr.ShouldContain("does not accept the access token");
    }

    private static Process Start(SandboxServer sandbox, OrchestratedFolder folder, params string[] command) =>
        ShellProcess.Start([ShellProcess.Script, folder.Path, .. command], ("INTERCOM_BASE_URL", sandbox.BaseUrl));

    private static Task<ShellResult> SyncAsync(SandboxServer sandbox, OrchestratedFolder folder, params string[] command) =>
        ShellProcess.RunAsync([ShellProcess.Script, folder.Path, .. command], ("INTERCOM_BASE_URL", sandbox.BaseUrl));
}
