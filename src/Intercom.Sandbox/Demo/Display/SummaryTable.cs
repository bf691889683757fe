using System.Globalization;
using Intercom.Sandbox.Demo.Progress;
using Intercom.Sandbox.Demo.Running;
using Spectre.Console;

namespace Intercom.Sandbox.Demo.Display;

/// <summary>Both reads, stream by stream. Fits 80 columns.</summary>
internal sealed class SummaryTable(ReadProgress full, ReadProgress incremental)
{
    public Table Draw()
    {
        var later = incremental.Streams.ToDictionary(stream => stream.Name);
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey)
            .AddColumn(new TableColumn("Stream").Footer("[bold]all[/]"))
            .AddColumn(Number("Full", Count(full.Streams.Sum(stream => stream.Records))))
            .AddColumn(Number("Incr.", Count(incremental.Streams.Sum(stream => stream.Records))))
            .AddColumn(Number("Requests", $"{Count(full.Requests)} + {Count(incremental.Requests)}"))
            .AddColumn(new TableColumn("State, UTC"))
            .AddColumn(Number("Time", ""));
        var endpoints = new HashSet<string?>();
        foreach (var stream in full.Streams)
        {
            var now = later[stream.Name];
            table.AddRow(
                Name(stream, now),
                Count(stream.Records),
                Count(now.Records),
                endpoints.Add(StreamEndpoint.Of(stream.Name)) ? Requests(stream.Name) : "[grey]shared[/]",
                StateSummary.Of(now.State ?? stream.State),
                Time(stream.Elapsed + now.Elapsed));
        }

        return table;
    }

    private string Requests(string stream) => full.RequestsOf(stream) is { } first && incremental.RequestsOf(stream) is { } second
        ? $"{Count(first)} + {Count(second)}"
        : "";

    private static string Name(StreamTally full, StreamTally incremental) =>
        full.Phase == StreamPhase.Complete && incremental.Phase == StreamPhase.Complete ? Markup.Escape(full.Name) : $"[red]{Markup.Escape(full.Name)}[/]";

    private static TableColumn Number(string header, string footer) => new TableColumn(header).Footer($"[bold]{footer}[/]").RightAligned().NoWrap();

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(TimeSpan? elapsed) => elapsed is { } span ? span.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s" : "";
}
