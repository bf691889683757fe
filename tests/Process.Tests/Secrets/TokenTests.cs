using Intercom.Sandbox;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Process.Tests;

/// <summary>
/// P7: the token reaches neither the output nor another host, with <c>--debug</c> and against a server that gives it away.
/// <see cref="FinishedRun"/> looks for it in everything that any test here reads.
/// </summary>
public sealed class TokenTests
{
    /// <summary>Looks different in a URL, and in JSON.</summary>
    private const string Token = "dG9rOjdm/Qx+3k==%41&\"Wq~82hZ\\pLm0";

    private static readonly SandboxOptions _options = new()
    {
        Access = new() { Token = Token },
        Workspace = new() { Contacts = 300, Conversations = 60, Companies = 20, ActivityLogs = 2_000 },
    };

    [Fact(Timeout = 120_000)]
    public async Task An_error_body_that_echoes_the_token_is_printed_without_it()
    {
        var faults = FaultOptions.Of(0.1, FaultKind.ServerError, FaultKind.BadGateway, FaultKind.Unavailable) with { EchoAuthorization = true };
        await using var sandbox = await SandboxServer.StartAsync(_options with { Faults = faults });

        var run = await ReadAsync(sandbox, StreamName.Contacts, StreamName.ConversationParts);

        run.ExitCode.ShouldBe(0);
        run.Output.Logs.ShouldContain(log => log.Message.Contains("(Bearer", StringComparison.Ordinal), "no echo was printed at all");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_failure_for_good_that_echoes_the_token_is_explained_without_it()
    {
        var faults = FaultOptions.Of(1, FaultKind.ServerError) with { EchoAuthorization = true };
        await using var sandbox = await SandboxServer.StartAsync(_options with { Faults = faults });
        using var files = ReadFiles.Write(Token, []);
        await using var connector = ConnectorProcess.Start(sandbox.BaseUrl, files.CheckArguments);

        var output = await connector.ReadAsync(cancellationToken: TestContext.Current.CancellationToken);
        var run = await FinishedRun.EndAsync(connector, output, Token, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(0);
        run.Output.Lines[^1].ShouldBeOfType<OutputLine.ConnectionStatus>().Message.ShouldNotBeNull().ShouldContain("(Bearer");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await SandboxServer.StartAsync(_options);
        var faults = FaultOptions.Of(1, FaultKind.Redirect) with { Endpoints = ["GET /tags"], RedirectTarget = $"{elsewhere.BaseUrl}/tags" };
        await using var sandbox = await SandboxServer.StartAsync(_options with { Faults = faults });

        var run = await ReadAsync(sandbox, StreamName.Tags, StreamName.Segments);

        elsewhere.Report.Requests.ShouldBe(0);
        Failed(run, StreamName.Tags, StreamName.Segments);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_part_of_the_token_that_comes_back_in_an_address_is_printed_without_it()
    {
        var faults = FaultOptions.Of(1, FaultKind.Redirect) with { Endpoints = ["GET /tags"], RedirectTarget = $"http://{Token[..8]}.invalid/" };
        await using var sandbox = await SandboxServer.StartAsync(_options with { Faults = faults });

        var run = await ReadAsync(sandbox, StreamName.Tags, StreamName.Segments);

        run.Output.Errors.ShouldContain(error => error.Message.Contains(".invalid", StringComparison.Ordinal), "the address was not printed at all");
        Failed(run, StreamName.Tags, StreamName.Segments);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_link_to_another_host_is_called_at_the_configured_one()
    {
        await using var elsewhere = await SandboxServer.StartAsync(_options);
        await using var sandbox = await SandboxServer.StartAsync(_options with { ActivityLogs = new() { ForeignNextOrigin = elsewhere.BaseUrl } });

        var run = await ReadAsync(sandbox, StreamName.ActivityLogs, StreamName.Segments);

        elsewhere.Report.Requests.ShouldBe(0);
        run.ExitCode.ShouldBe(0);
        run.Output.Ends(StreamName.ActivityLogs).ShouldBe(["COMPLETE"]);
    }

    [Fact]
    public void The_search_for_the_token_finds_its_parts_in_every_form()
    {
        var secrets = new Secrets(Token);
        secrets.AreIn($"x{Token[5..13]}x").ShouldBeTrue();
        secrets.AreIn(Uri.EscapeDataString(Token)[4..12]).ShouldBeTrue();
        secrets.AreIn("x\\\"Wq~82hZx").ShouldBeTrue();
        secrets.AreIn(Token[5..12]).ShouldBeFalse();
    }

    private static async Task<FinishedRun> ReadAsync(SandboxServer sandbox, params string[] streams)
    {
        using var files = ReadFiles.Write(Token, streams);
        return await FinishedRun.ReadAsync((sandbox.BaseUrl, Token), files, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static void Failed(FinishedRun run, string failed, string whole)
    {
        run.ExitCode.ShouldBe(1);
        run.Output.Errors.Select(error => error.Stream).ShouldBe([failed]);
        run.Output.Ends(failed).ShouldBe(["INCOMPLETE"]);
        run.Output.Ends(whole).ShouldBe(["COMPLETE"]);
    }
}
