using Intercom.Sandbox.Demo.Progress;
using Spectre.Console;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>For a terminal: a spinner, and a table drawn anew several times a second; both are gone when the work has ended.</summary>
internal sealed class LiveDisplay(IAnsiConsole console, TimeProvider clock) : IProgressDisplay
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(100);

    public Task WaitAsync(string step, Task work) => console.Status().StartAsync($"[bold]{Markup.Escape(step)}[/]", _ => Task.WhenAny(work));

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
