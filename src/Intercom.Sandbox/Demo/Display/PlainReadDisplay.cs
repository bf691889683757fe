using System.Globalization;
using Intercom.Sandbox.Demo.Progress;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>A line every few seconds: for files, pipes and build logs.</summary>
internal sealed class PlainReadDisplay(DemoScreen screen, TimeProvider clock) : IReadDisplay
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    public async Task WatchAsync(string step, ReadProgress progress, Task reading)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        while (await Task.WhenAny(reading, timer.WaitForNextTickAsync().AsTask()) != reading) screen.Ongoing(step, Describe(progress));
    }

    /// <summary>Where a read stands, in one sentence.</summary>
    public static string Describe(ReadProgress progress)
    {
        var streams = progress.Streams;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{streams.Sum(stream => stream.Records):N0} records, {progress.Requests:N0} requests, {streams.Count(stream => stream.Ended)} of {streams.Count} streams ended.");
    }
}
