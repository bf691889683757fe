using Intercom.Sandbox.Demo.Progress;
using Spectre.Console;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>A table that is drawn anew several times a second, and is gone when the read has ended.</summary>
internal sealed class LiveReadDisplay(IAnsiConsole console, TimeProvider clock) : IReadDisplay
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(100);

    public Task WatchAsync(string step, ReadProgress progress, Task reading)
    {
        var table = new ProgressTable(step, console.Profile.Capabilities.Unicode);
        return console.Live(table.Draw(progress)).AutoClear(true).StartAsync(async live =>
        {
            using var timer = new PeriodicTimer(_interval, clock);
            while (await Task.WhenAny(reading, timer.WaitForNextTickAsync().AsTask()) != reading) live.UpdateTarget(table.Draw(progress));
        });
    }
}
