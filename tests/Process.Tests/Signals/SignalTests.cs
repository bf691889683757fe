using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Intercom.Sandbox;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Scrolling;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Process.Tests;

/// <summary>
/// SIGTERM and SIGINT ask for an orderly end, whatever the read is waiting for (docs/connector.md, exit codes 143 and 130). That it comes within five
/// seconds is held on virtual time, by the simulation.
/// </summary>
public sealed class SignalTests
{
    private static readonly string[] _streams = [StreamName.Contacts, StreamName.Conversations, StreamName.Segments];

    private static readonly SandboxOptions _options = new() { Workspace = new() { Contacts = 2_000, Conversations = 600, Companies = 250, Parts = 2 } };

    [Theory(Timeout = 120_000)]
    [InlineData(Posix.Terminate)]
    [InlineData(Posix.Interrupt)]
    public async Task While_requests_hang_it_ends_with_its_last_true_states_and_is_resumed_without_loss(int signal)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var faults = new ConcurrentDictionary<FaultKind, double> { [FaultKind.Hang] = 1 };
        await using var sandbox = await SandboxServer.StartAsync(_options with
        {
            Faults = new() { Shares = faults, Endpoints = ["POST /contacts/search"], SparedRequests = 2 },
        });
        using var files = ReadFiles.Write(sandbox.Token, _streams);
        await using var connector = ConnectorProcess.Start(sandbox.BaseUrl, files.ReadArguments);
        var output = new LiveOutput(connector);
        await output.UntilAsync(
            so => so.States.Any(state => state.Stream == StreamName.Contacts) && so.Ends(StreamName.Conversations).Any() && so.Ends(StreamName.Segments).Any(),
            cancellation);
        await RealClock.UntilAsync(() => sandbox.Report.FaultsDealt.ContainsKey(FaultKind.Hang), cancellation);

        var run = await StoppedRead.StopAsync(connector, output, signal, sandbox.Token, cancellation);

        run.Output.Ends(StreamName.Contacts).ShouldBe(["INCOMPLETE"]);
        run.Output.Ends(StreamName.Segments).ShouldBe(["COMPLETE"]);
        run.Output.Ends(StreamName.Conversations).ShouldBe(["COMPLETE"]);
        run.Output.Errors.ShouldBeEmpty();
        faults.Clear();
        await StoppedRead.ResumeAsync(sandbox, run.Output, _streams, cancellation);
    }

    [Fact(Timeout = 120_000)]
    public async Task While_it_waits_for_the_request_budget()
    {
        await using var sandbox = await SandboxServer.StartAsync(_options);
        // 6 requests in 10 seconds, of which these streams need many more.
        using var files = ReadFiles.Write(sandbox.Token, _streams, options: new JsonObject { ["api_rate_limit"] = 36 });
        await StopAsync(sandbox, files, output => output.States.Any(state => state.Stream == StreamName.Contacts), () => sandbox.Report.Requests >= 6, _streams);
    }

    [Fact(Timeout = 120_000)]
    public async Task While_it_waits_for_the_scroll_that_another_has_open()
    {
        string[] streams = [StreamName.Companies, StreamName.CompanySegments, StreamName.Segments];
        var clock = new SandboxClock();
        await using var sandbox = await SandboxServer.StartAsync(_options with { Scroll = new ScrollOptions { HeldByOther = TimeSpan.FromHours(1) } }, clock);
        using var files = ReadFiles.Write(sandbox.Token, streams);
        await StopAsync(sandbox, files, IsWaitingForScroll, () => true, streams, () => clock.Jump(TimeSpan.FromHours(1)));

        static bool IsWaitingForScroll(RunOutput output) => output.Logs.Any(log => log.Message.Contains("another scroll", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task While_nobody_reads_its_output()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxServer.StartAsync(_options);
        using var files = ReadFiles.Write(sandbox.Token, _streams);
        await using var connector = ConnectorProcess.Start(sandbox.BaseUrl, files.ReadArguments);
        await BlockedAsync(sandbox, cancellation);

        connector.Signal(Posix.Terminate);
        await RealClock.UntilAsync(() => connector.HasExited, cancellation);

        var run = await FinishedRun.EndAsync(connector, await connector.ReadAsync(cancellationToken: cancellation), sandbox.Token, cancellation);
        run.ExitCode.ShouldBe(128 + Posix.Terminate);
        await StoppedRead.ResumeAsync(sandbox, run.Output, _streams, cancellation);
    }

    /// <param name="hasPrinted">What is to have been printed before the signal.</param>
    /// <param name="isWaiting">What is to have happened besides.</param>
    /// <param name="heal">Takes away what the read waited for.</param>
    private static async Task StopAsync(
        SandboxServer sandbox, ReadFiles files, Func<RunOutput, bool> hasPrinted, Func<bool> isWaiting, IReadOnlyList<string> streams, Action? heal = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var connector = ConnectorProcess.Start(sandbox.BaseUrl, files.ReadArguments);
        var output = new LiveOutput(connector);
        await output.UntilAsync(hasPrinted, cancellation);
        await RealClock.UntilAsync(isWaiting, cancellation);

        var run = await StoppedRead.StopAsync(connector, output, Posix.Terminate, sandbox.Token, cancellation);

        run.Output.Ends(streams[0]).ShouldBe(["INCOMPLETE"]);
        run.Output.Errors.ShouldBeEmpty();
        heal?.Invoke();
        await StoppedRead.ResumeAsync(sandbox, run.Output, streams, cancellation);
    }

    /// <summary>Waits until the full pipe has stopped the requests: none for half a second after the first few.</summary>
    private static async Task BlockedAsync(SandboxServer sandbox, CancellationToken cancellationToken)
    {
        for (var (requests, unchanged) = (0, 0); unchanged < 10;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), RealClock.Time, cancellationToken);
            var now = sandbox.Report.Requests;
            unchanged = now == requests && now >= _streams.Length ? unchanged + 1 : 0;
            requests = now;
        }
    }
}
