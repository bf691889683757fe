using System.Globalization;
using Intercom.Sandbox.Demo.Progress;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>What the demo shows: a line a step, a live table while a read runs on a terminal, plain lines instead where output is redirected.</summary>
internal sealed class DemoScreen
{
    /// <summary>Columns where there is no terminal to ask.</summary>
    private const int RedirectedWidth = 120;

    private readonly IAnsiConsole _console;
    private readonly IProgressDisplay _display;

    public DemoScreen(TextWriter output, TimeProvider clock)
    {
        var target = new AnsiConsoleOutput(output);
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!target.IsTerminal) _console.Profile.Width = RedirectedWidth;
        var isLive = target.IsTerminal && _console.Profile.Capabilities is { Ansi: true, Interactive: true };
        _display = isLive ? new LiveDisplay(_console, clock) : new PlainDisplay(Ongoing, clock);
    }

    /// <summary>A step that went well.</summary>
    public void Done(string step, string text, TimeSpan? elapsed = null) => Line("[green]✓[/]", step, text, elapsed);

    /// <summary>Something to know that stops nothing.</summary>
    public void Warned(string step, string text) => Line("[yellow]![/]", step, text, null);

    public void Failed(string step, string text) => Line("[red]✗[/]", step, text, null);

    public void Write(IRenderable renderable) => _console.Write(renderable);

    /// <summary>Shows that a step goes on, and gives its result.</summary>
    public async Task<T> WaitAsync<T>(string step, Task<T> work)
    {
        await _display.WaitAsync(step, work);
        return await work;
    }

    /// <summary>Shows a read while it runs; returns when it has ended, however it ended.</summary>
    public Task WatchAsync(string step, ReadProgress progress, Task reading) => _display.WatchAsync(step, progress, reading);

    private void Ongoing(string step, string text) => Line("[grey]·[/]", step, text, null);

    private void Line(string mark, string step, string text, TimeSpan? elapsed)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = 1, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Width = 16, NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        var time = elapsed is { } span ? string.Create(CultureInfo.InvariantCulture, $" [grey]{span.TotalSeconds:F1} s[/]") : "";
        _console.Write(grid.AddRow(new Markup(mark), new Markup(Markup.Escape(step), new Style(decoration: Decoration.Bold)), new Markup(Markup.Escape(text) + time)));
    }
}
