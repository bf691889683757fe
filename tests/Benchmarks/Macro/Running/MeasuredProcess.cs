using System.Diagnostics;

namespace Benchmarks.Macro.Running;

/// <summary>Runs a program to its end and measures it. What else this process waits for meanwhile would be counted with it.</summary>
internal sealed class MeasuredProcess(TimeProvider clock)
{
    /// <summary>How often its memory is looked at, at most.</summary>
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <exception cref="InvalidOperationException">It printed something to stderr.</exception>
    public async Task<ConnectorFigures> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        var tally = new OutputTally(clock);
        var (figures, words) = await RunAsync(start, tally.ReadAsync, cancellation);
        return words.Length == 0 ? new ConnectorFigures(figures, tally) : throw new InvalidOperationException($"{start.FileName} said on stderr: {words}");
    }

    /// <param name="read">Reads its stdout to the end.</param>
    /// <returns>Its figures, and what it printed to stderr.</returns>
    public async Task<(ProcessFigures Figures, string Words)> RunAsync(
        ProcessStartInfo start, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var cpu = ChildProcessTime.Now();
        var began = clock.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            var (peak, words) = await FollowAsync(process, read, cancellation);
            return (new ProcessFigures(clock.GetElapsedTime(began), ChildProcessTime.Now() - cpu, peak, process.ExitCode), words);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private async Task<(long Peak, string Words)> FollowAsync(Process process, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var peak = PeakMemory.WatchAsync(process.Id, LookInterval, clock, ended.Token);
        var stderr = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await read(process.StandardOutput.BaseStream, cancellation);
            await process.WaitForExitAsync(cancellation);
        }
        finally
        {
            await ended.CancelAsync();
        }

        return (await peak, await stderr);
    }
}
