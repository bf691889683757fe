using System.Diagnostics;

namespace Benchmarks.Macro.Running;

/// <summary>The published program, run as the image runs it.</summary>
internal sealed class PublishedConnector(string program, TimeProvider clock)
{
    /// <summary>A command that needs no API.</summary>
    public Task<ConnectorFigures> RunAsync(string command, TimeSpan lookInterval, CancellationToken cancellation) =>
        new MeasuredProcess(clock) { LookInterval = lookInterval }.RunAsync(Start([command], null), cancellation);

    /// <exception cref="InvalidOperationException">The read did not succeed: there is nothing to measure.</exception>
    public async Task<MeasuredRead> ReadAsync(SandboxProcess sandbox, ReadOrder order, CancellationToken cancellation)
    {
        using var files = new ReadFiles(order, clock.GetUtcNow());
        var before = await sandbox.ReportAsync(cancellation);
        var figures = await new MeasuredProcess(clock).RunAsync(Start(files.Arguments, sandbox.BaseUrl), cancellation);
        if (figures.ExitCode != 0 || figures.Output.Problems.Count > 0 || figures.Output.Complete != order.Streams.Count)
            throw new InvalidOperationException($"the read failed with exit code {figures.ExitCode}: {string.Join("; ", figures.Output.Problems)}");
        return MeasuredRead.Between(figures, before, await sandbox.ReportAsync(cancellation), await sandbox.TimelineAsync(cancellation));
    }

    /// <summary>Keeps what a read prints.</summary>
    /// <exception cref="InvalidOperationException">The read did not succeed.</exception>
    public async Task SaveAsync(SandboxProcess sandbox, ReadOrder order, string path, CancellationToken cancellation)
    {
        using var files = new ReadFiles(order, clock.GetUtcNow());
        await using var file = File.Create(path);
        var (figures, words) = await new MeasuredProcess(clock)
            .RunAsync(Start(files.Arguments, sandbox.BaseUrl), (stdout, token) => stdout.CopyToAsync(file, token), cancellation);
        if (figures.ExitCode != 0) throw new InvalidOperationException($"the read failed with exit code {figures.ExitCode}: {words}");
    }

    private ProcessStartInfo Start(IEnumerable<string> arguments, string? baseUrl) => new(program, arguments)
    {
        // As in the Dockerfile.
        Environment = { ["INTERCOM_BASE_URL"] = baseUrl, ["DOTNET_EnableDiagnostics"] = "0" },
    };
}
