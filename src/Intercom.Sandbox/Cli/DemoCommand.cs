using System.CommandLine;
using System.Runtime.InteropServices;
using Intercom.Sandbox.Demo;
using Intercom.Sandbox.Demo.Display;

namespace Intercom.Sandbox.Cli;

/// <summary><c>demo</c>: the real connector against a sandbox, or against Intercom itself when <c>INTERCOM_ACCESS_TOKEN</c> is set.</summary>
internal sealed class DemoCommand : Command
{
    /// <summary>128 + SIGINT.</summary>
    private const int Interrupted = 130;

    private readonly DemoSettings _settings;

    public DemoCommand(TimeProvider clock, Func<string, string?> environment)
        : base("demo", "Run the connector against a local Intercom and check what it read; against the real one when INTERCOM_ACCESS_TOKEN (and INTERCOM_REGION) is set.")
    {
        _settings = new DemoSettings(environment);
        foreach (var option in _settings.Options) Add(option);
        SetAction((parsed, cancellation) => RunAsync(parsed, clock, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken interrupt)
    {
        // Ctrl-C and SIGTERM arrive as the token. A terminal that is closed must not leave connector and token behind either.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        return await RunAsync(_settings.Read(parsed), new DemoScreen(parsed.InvocationConfiguration.Output, clock), clock, stop.Token);
    }

    private static async Task<int> RunAsync(DemoOptions options, DemoScreen screen, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await using var target = await screen.WaitAsync("intercom", DemoTarget.OpenAsync(options, clock, cancellation));
            return await new DemoRun(target, screen, clock).RunAsync(cancellation) ? 0 : 1;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            screen.Failed("interrupted", "The connector has been stopped.");
            return Interrupted;
        }
    }
}
