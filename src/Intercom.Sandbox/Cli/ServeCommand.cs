using System.CommandLine;

namespace Intercom.Sandbox.Cli;

/// <summary><c>serve</c>: runs a sandbox until Ctrl-C or SIGTERM, then prints what it served.</summary>
internal sealed class ServeCommand : Command
{
    private readonly ServeSettings _settings = new();
    private readonly Option<FileInfo?> _report = new("--report") { Description = "Also write the report to this file when the server ends." };

    public ServeCommand(TimeProvider clock)
        : base("serve", "Serve a local Intercom on 127.0.0.1 until interrupted.")
    {
        foreach (var option in _settings.Options) Add(option);
        Add(_report);
        SetAction((parsed, cancellation) => RunAsync(parsed, clock, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(_settings.Read(parsed), clock, cancellation);
            await ServeAsync(parsed, sandbox, clock, cancellation);
            return 0;
        }
        catch (Exception error) when (error is ArgumentException or TimeZoneNotFoundException or InvalidDataException or IOException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Cannot serve: {error.Message}");
            return 2;
        }
    }

    private async Task ServeAsync(ParseResult parsed, SandboxServer sandbox, TimeProvider clock, CancellationToken cancellation)
    {
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"Serving a local Intercom at {sandbox.BaseUrl}");
        await output.WriteLineAsync($"Token: {sandbox.Token}");
        await output.FlushAsync(cancellation);
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var report = sandbox.Report.ToJson();
        await output.WriteLineAsync(report);
        if (parsed.GetValue(_report) is { } file) await File.WriteAllTextAsync(file.FullName, report, CancellationToken.None);
    }
}
