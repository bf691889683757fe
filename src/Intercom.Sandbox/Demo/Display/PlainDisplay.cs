using Intercom.Sandbox.Demo.Progress;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>A line every few seconds of a read: for files, pipes and build logs.</summary>
/// <param name="write">Writes a line: the step, and where it stands.</param>
internal sealed class PlainDisplay(Action<string, string> write, TimeProvider clock) : IProgressDisplay
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    public Task WaitAsync(string step, Task work) => Task.WhenAny(work);

    public async Task WatchAsync(string step, ReadProgress progress, Task reading)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        while (await Task.WhenAny(reading, timer.WaitForNextTickAsync().AsTask()) != reading) write(step, progress.Describe());
    }
}
