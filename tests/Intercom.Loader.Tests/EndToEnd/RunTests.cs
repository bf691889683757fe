using Intercom.Loader.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary><c>run</c> as a process.</summary>
public sealed class RunTests
{
    private const string Objects = "objects: { conversation_parts: false, ticket_parts: false, articles: false, article_statistics: false }\n";

    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = 240_000)]
    public async Task It_loads_again_and_again_and_a_signal_ends_it()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects);
        using var process = loader.Start("run", "--every", "2s", "--json");
        var runs = await LoaderProgram.LinesAsync(process, 2);
        sandbox.Workspace.Delete(sandbox.Workspace.Rows(StreamName.Segments)[0]);
        runs = [.. runs, .. await LoaderProgram.LinesAsync(process, 2)];

        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        var ended = await loader.EndAsync(process);

        ended.ExitCode.ShouldBe(143, ended.ToString());
        runs.ShouldAllBe(line => line.Contains("\"result\":\"succeeded\""));
        ended.Stderr.ShouldContain("Next run due ");
        (await loader.Tables().DifferencesAsync(sandbox.Workspace, StreamName.Contacts, StreamName.Tags, StreamName.Segments)).ShouldBeEmpty();
    }

    [Fact(Timeout = 240_000)]
    public async Task A_signal_in_the_midst_of_a_run_commits_what_is_there_and_the_next_goes_on_at_once()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Slow);
        using var loader = new LoaderProgram(sandbox);
        using var process = loader.Start("run", "--every", "1h", "--json");
        while (sandbox.Report.Requests < 150) await Task.Delay(_poll, WallClock.Instance, TestContext.Current.CancellationToken);

        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        var stopped = await loader.EndAsync(process);

        stopped.ExitCode.ShouldBe(143, stopped.ToString());
        stopped.Stdout.ShouldContain("\"result\":\"stopped\"");
        using var second = loader.Start("run", "--every", "1h", "--json");
        (await LoaderProgram.LinesAsync(second, 1))[0].ShouldContain("\"result\":\"succeeded\"");
        Posix.Kill(second.Id, Posix.Interrupt).ShouldBe(0);
        (await loader.EndAsync(second)).ExitCode.ShouldBe(130);
    }

    [Fact(Timeout = 240_000)]
    public async Task A_second_one_is_refused_and_a_command_has_its_turn_between_two_runs()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects);
        using var process = loader.Start("run", "--json");
        await LoaderProgram.LinesAsync(process, 1);

        var second = await loader.RunAsync("run");
        second.ExitCode.ShouldBe(75, second.ToString());
        second.Stderr.ShouldContain("Another `intercom-loader run` keeps schema `intercom` of DuckDB file");
        (await loader.RunAsync("load", "--objects", "tags")).ExitCode.ShouldBe(0);

        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        (await loader.EndAsync(process)).ExitCode.ShouldBe(143);
    }

    [Fact(Timeout = 240_000)]
    public async Task What_fails_is_said_and_tried_again()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox, Objects) { Token = "token-of-nobody-at-all" };
        using var process = loader.Start("run", "--every", "1s", "--json");

        var runs = await LoaderProgram.LinesAsync(process, 2);

        Posix.Kill(process.Id, Posix.Terminate).ShouldBe(0);
        (await loader.EndAsync(process)).ExitCode.ShouldBe(143);
        runs.ShouldAllBe(line => line.Contains("\"result\":\"failed\"") && line.Contains("does not accept the access token"));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("--every", "often")]
    [InlineData("--every", "0 6 * * *")]
    [InlineData("--cron", "1h")]
    [InlineData("--cron", "0 6 * * *", "--every", "1h")]
    public async Task A_schedule_that_is_none_is_refused(params string[] schedule)
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);

        var refused = await loader.RunAsync(["run", .. schedule]);

        refused.ExitCode.ShouldBe(2, refused.ToString());
        sandbox.Report.Requests.ShouldBe(0);
    }
}
