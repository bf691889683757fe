using System.Diagnostics;

namespace Benchmarks.Macro.Running;

/// <summary>Runs a program to its end and measures it. What else this process waits for meanwhile would be counted with it.</summary>
internal sealed class MeasuredProcess(TimeProvider clock)
{
    /// <summary>How often its memory is looked at: rarely enough not to disturb it.</summary>
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <exception cref="InvalidOperationException">It printed something to stderr.</exception>
    public async Task<ProcessFigures> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var cpu = ChildProcessTime.Now();
        var began = clock.GetTimestamp();
        var tally = new OutputTally(clock);
        using var process = Process.Start(start)!;
        try
        {
            var peak = await FollowAsync(process, tally, cancellation);
            return new ProcessFigures(clock.GetElapsedTime(began), ChildProcessTime.Now() - cpu, peak, process.ExitCode, tally);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private async Task<long> FollowAsync(Process process, OutputTally tally, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var peak = PeakMemory.WatchAsync(process.Id, LookInterval, clock, ended.Token);
        var stderr = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await tally.ReadAsync(process.StandardOutput.BaseStream, cancellation);
            await process.WaitForExitAsync(cancellation);
        }
        finally
        {
            await ended.CancelAsync();
        }

        if (await stderr is { Length: > 0 } words) throw new InvalidOperationException($"{process.StartInfo.FileName} said on stderr: {words}");
        return await peak;
    }
}
