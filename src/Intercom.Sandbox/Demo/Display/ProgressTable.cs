using System.Globalization;
using Intercom.Sandbox.Demo.Progress;
using Intercom.Sandbox.Demo.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>A read while it runs: a row a stream. Fits 80 columns and 24 lines.</summary>
internal sealed class ProgressTable(string step, bool unicode)
{
    private const int BarWidth = 16;
    private const int PulseWidth = 4;

    /// <summary>How many records move the pulse on by one.</summary>
    private const int PulseStep = 20;

    public IRenderable Draw(ReadProgress progress)
    {
        var table = new Table().Border(TableBorder.None)
            .AddColumn(new TableColumn("[grey]stream[/]").Width(18).PadRight(2))
            .AddColumn(new TableColumn("").Width(BarWidth).PadRight(2))
            .AddColumn(new TableColumn("[grey]records[/]").RightAligned().Width(16).PadRight(2))
            .AddColumn(new TableColumn("[grey]status[/]").Width(12));
        foreach (var stream in progress.Streams) table.AddRow(Markup.Escape(stream.Name), Bar(stream), Records(stream), Status(stream.Phase));
        return new Rows(new Markup($"[bold]{step}[/]  [grey]{progress.Describe()}[/]"), table);
    }

    private string Bar(StreamTally stream)
    {
        var (from, to) = Filled(stream);
        var colour = stream.Phase == StreamPhase.Complete ? "green" : "yellow";
        return $"[grey23]{Dashes(from)}[/][{colour}]{Dashes(to - from)}[/][grey23]{Dashes(BarWidth - to)}[/]";
    }

    private string Dashes(int count) => new(unicode ? '━' : '-', count);

    /// <summary>How much of it is read, as far as one knows. An estimate may be too low; without one a pulse moves as records come.</summary>
    private static (int From, int To) Filled(StreamTally stream)
    {
        if (stream.Phase == StreamPhase.Complete) return (0, BarWidth);
        if (stream.Records == 0) return (0, 0);
        if (stream.Estimate is > 0 and var estimate) return (0, (int)Math.Min(BarWidth, stream.Records * BarWidth / estimate));
        var from = (int)(stream.Records / PulseStep % (BarWidth - PulseWidth + 1));
        return (from, from + PulseWidth);
    }

    private static string Records(StreamTally stream) => stream is { Estimate: { } estimate, Ended: false }
        ? string.Create(CultureInfo.InvariantCulture, $"{stream.Records:N0} of {estimate:N0}")
        : stream.Records.ToString("N0", CultureInfo.InvariantCulture);

    private static string Status(StreamPhase phase) => phase switch
    {
        StreamPhase.Waiting => "[grey]waiting[/]",
        StreamPhase.Started => "[grey]started[/]",
        StreamPhase.Running => "[yellow]running[/]",
        StreamPhase.Throttled => "[magenta]rate limit[/]",
        StreamPhase.Complete => "[green]complete[/]",
        _ => "[red]incomplete[/]",
    };
}
