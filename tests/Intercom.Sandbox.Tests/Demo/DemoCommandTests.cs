using System.CommandLine;
using Intercom.Sandbox.Cli;

namespace Intercom.Sandbox.Tests.Demo;

/// <summary>The demo as a user runs it with its output redirected: the connector's own process, a real socket.</summary>
public sealed class DemoCommandTests
{
    private static readonly string[] _tiny = ["demo", "--contacts", "7", "--companies", "3", "--conversations", "4", "--tickets", "2", "--changes", "12", "--latency", "0"];

    [Fact]
    public async Task Against_a_sandbox_nothing_is_missing_and_the_exit_code_is_0()
    {
        var (exitCode, output) = await RunAsync([], _tiny);

        output.ShouldContain("0 missing, 0 extra, 0 repeated, 0 stale");
        output.ShouldContain("35 streams selected, and not contact_notes and company_notes");
        output.ShouldMatch(@"contacts +│ +7 │ +\d+ │");
        output.ShouldMatch(@"incremental read +\d+ records, \d+ requests, 35 of 35 streams ended\.");
        output.ShouldNotContain("\e");
        output.ShouldNotContain(new SandboxOptions().Access.Token);
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Against_an_api_with_a_token_both_reads_run_and_nothing_is_changed()
    {
        await using var api = await SandboxServer.StartAsync(new SandboxOptions { Workspace = new WorkspaceOptions { Contacts = 30, Conversations = 5, Companies = 2 } });

        var (exitCode, output) = await RunAsync(
            new() { ["INTERCOM_ACCESS_TOKEN"] = api.Token, ["INTERCOM_BASE_URL"] = api.BaseUrl }, ["demo", "--start-date", "2020-01-01T00:00:00Z"]);

        output.ShouldContain("from 2020-01-01T00:00:00Z; nothing is changed in it.");
        output.ShouldMatch(@"contacts +│ +30 │ +\d+ │");
        output.ShouldContain("Every stream was read to its end, twice.");
        output.ShouldNotContain(api.Token);
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_the_demo_in_words_that_do_not_hold_it()
    {
        await using var api = await SandboxServer.StartAsync(new SandboxOptions());

        var (exitCode, output) = await RunAsync(
            new() { ["INTERCOM_ACCESS_TOKEN"] = "dG9rOndyb25n", ["INTERCOM_BASE_URL"] = api.BaseUrl }, ["demo"]);

        output.ShouldMatch(@"✗ check +\S+");
        output.ShouldNotContain("full read");
        output.ShouldNotContain("dG9rOndyb25n");
        exitCode.ShouldBe(1);
    }

    [Fact]
    public async Task An_interrupted_demo_ends_with_exit_code_130()
    {
        using var interrupt = new CancellationTokenSource();
        var output = new InterruptingWriter("discover", interrupt);

        var exitCode = await Command([]).Parse(_tiny).InvokeAsync(new InvocationConfiguration { Output = output }, interrupt.Token);

        output.ToString().ShouldContain("interrupted");
        output.ToString().ShouldNotContain("verdict");
        exitCode.ShouldBe(130);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(Dictionary<string, string> environment, string[] arguments)
    {
        var output = new StringWriter();
        var exitCode = await Command(environment).Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output });
        return (exitCode, output.ToString());
    }

    private static RootCommand Command(Dictionary<string, string> environment) =>
        SandboxCommandLine.Build(global::Program.WallClock, environment.GetValueOrDefault);
}
