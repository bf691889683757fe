using Intercom.Loader.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;
using Warehouse;

namespace Intercom.Loader.Tests;

/// <summary>A run that is told to stop, and two at once.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(20);

    [Theory(Timeout = 240_000)]
    [InlineData(Posix.Terminate)]
    [InlineData(Posix.Interrupt)]
    public async Task A_signal_commits_what_is_there_and_the_next_run_goes_on(int signal)
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Slow);
        using var loader = new LoaderProgram(sandbox);
        using var process = loader.Start("load", "--objects", "conversations,conversation_parts,tags", "--json");
        // In the midst of the parts: a request each conversation.
        while (sandbox.Report.Requests < 60) await Task.Delay(_poll, WallClock.Instance, TestContext.Current.CancellationToken);

        Posix.Kill(process.Id, signal).ShouldBe(0);
        var stopped = await loader.EndAsync(process);

        stopped.ExitCode.ShouldBe(128 + signal, stopped.ToString());
        stopped.Stdout.ShouldContain("\"result\": \"stopped\"");
        var requests = sandbox.Report.Requests;
        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_conversation_parts")).ShouldBePositive();
        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom._intercom_run_streams WHERE stream = 'conversation_parts' AND result = 'stopped' AND requests > 0")).ShouldBe(1);
        await loader.AskAsync(0, "load", "--objects", "conversations,conversation_parts,tags");
        (sandbox.Report.Requests - requests).ShouldBeLessThan(400, "it began anew");
        (await loader.Tables().DifferencesAsync(sandbox.Workspace, StreamName.Conversations, StreamName.ConversationParts, StreamName.Tags)).ShouldBeEmpty();
    }

    [Fact(Timeout = 240_000)]
    public async Task Told_to_stop_while_it_still_asks_for_attributes_a_run_ends_in_the_ledger_too()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { Latency = TimeSpan.FromSeconds(5) });
        using var loader = new LoaderProgram(sandbox);
        using var process = loader.Start("load", "--json");
        while (sandbox.Report.Requests == 0) await Task.Delay(_poll, WallClock.Instance, TestContext.Current.CancellationToken);

        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        await loader.EndAsync(process);

        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom._intercom_runs WHERE result = 'stopped' AND ended_at IS NOT NULL")).ShouldBe(1);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_second_run_is_refused_at_once_and_says_by_whom()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);
        await using var warehouse = new DuckDbWarehouse(loader.DuckDb);
        await using var place = await warehouse.TakePlaceAsync("intercom", TestContext.Current.CancellationToken);

        foreach (var command in new[] { "load", "reconcile", "refresh contacts" })
        {
            var second = await loader.RunAsync(command.Split(' '));
            second.ExitCode.ShouldBe(75, second.ToString());
            second.Stderr.ShouldContain($"(process {Environment.ProcessId})");
        }

        sandbox.Report.Requests.ShouldBe(0);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_refresh_that_is_cut_off_goes_on_and_its_rows_stay_until_it_is_whole()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Slow);
        using var loader = new LoaderProgram(sandbox);
        (await loader.RunAsync("load", "--objects", "conversation_parts")).ExitCode.ShouldBe(0);
        var rows = await loader.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_conversation_parts");
        (await loader.RunAsync("refresh", "conversation_parts")).ExitCode.ShouldBe(0);
        var before = sandbox.Report.Requests;
        using var process = loader.Start("load", "--objects", "conversation_parts");
        while (sandbox.Report.Requests < before + 100) await Task.Delay(_poll, WallClock.Instance, TestContext.Current.CancellationToken);
        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        (await loader.EndAsync(process)).ExitCode.ShouldBe(143);
        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_conversation_parts WHERE _deleted_at IS NULL")).ShouldBe(rows);

        var middle = sandbox.Report.Requests;
        var last = await loader.AskAsync(0, "load", "--objects", "conversation_parts");

        ((bool)last["objects"]![0]!["whole"]!).ShouldBeTrue();
        (sandbox.Report.Requests - middle).ShouldBeLessThan(400, "it began anew");
        (await loader.Tables().DifferencesAsync(sandbox.Workspace, StreamName.ConversationParts)).ShouldBeEmpty();
    }
}
