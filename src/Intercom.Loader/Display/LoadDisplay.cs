using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Warehouse;

namespace Intercom.Loader;

/// <summary>Shows a load while it runs: a table drawn anew several times a second on a terminal, elsewhere a line every 20 s.</summary>
/// <param name="usage">Requests and budget, in one phrase.</param>
internal sealed class LoadDisplay(Screen screen, TimeProvider time, Func<string> usage)
{
    private static readonly TimeSpan _redraw = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _line = TimeSpan.FromSeconds(20);

    /// <summary>Returns when the load has ended, however it ended.</summary>
    public async Task<T> WatchAsync<T>(LoadProgress progress, Task<T> load)
    {
        var began = time.GetTimestamp();
        if (screen.IsLive)
        {
            await screen.Console.Live(Draw(progress, began)).AutoClear(true)
                .StartAsync(live => WaitAsync(load, _redraw, () => live.UpdateTarget(Draw(progress, began))));
        }
        else
        {
            await WaitAsync(load, _line, () => screen.Say(Describe(progress, time.GetElapsedTime(began))));
        }

        return await load;
    }

    private async Task WaitAsync(Task load, TimeSpan interval, Action show)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await Task.WhenAny(load, timer.WaitForNextTickAsync().AsTask()) != load) show();
    }

    private Rows Draw(LoadProgress progress, long began)
    {
        // What has ended goes first off a screen that is too small.
        var lines = progress.Streams.OrderBy(line => line.HasEnded ? 1 : line.Status.Length == 0 ? 2 : 0).ThenByDescending(line => line.Read).ToList();
        var table = new TextTable(screen, "object", "status", "#rows", "#of", "#committed", "#deleted");
        foreach (var line in lines.Take(Math.Max(3, screen.Console.Profile.Height - 5)))
        {
            table.Add(line.Stream, line.Status.ToLowerInvariant(), Screen.Number(line.Read), line is { Announced: { } of, HasEnded: false } ? Screen.Number(of) : "",
                Screen.Number(Committed(line.Rows)), Screen.Number(line.Rows.Deleted));
        }

        return new Rows(new IRenderable[] { new Text(screen.Redact(Describe(progress, time.GetElapsedTime(began)))), table.Table });
    }

    internal string Describe(LoadProgress progress, TimeSpan elapsed)
    {
        var streams = progress.Streams;
        var read = streams.Sum(line => line.Read);
        var rate = elapsed > TimeSpan.Zero ? read / elapsed.TotalSeconds : 0;
        var used = usage() is { Length: > 0 } phrase ? $", {phrase}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{elapsed:h\\:mm\\:ss}: {streams.Count(line => line.HasEnded)} of {streams.Count} objects, ")
            + $"{Screen.Number(read)} rows ({Screen.Number((long)rate)} a second){used}, {progress.Commits} commits{Left(streams, rate)}";
    }

    /// <summary>As far as the API has said how much there is.</summary>
    private static string Left(IReadOnlyList<StreamProgressLine> streams, double rate)
    {
        var left = streams.Where(line => !line.HasEnded).Sum(line => Math.Max(0, (line.Announced ?? 0) - line.Read));
        return left == 0 || rate < 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", about {TimeSpan.FromSeconds(Math.Min(left / rate, 359_999)):h\\:mm\\:ss} left");
    }

    private static long Committed(MergeCounts rows) => rows.Inserted + rows.Updated + rows.Unchanged;
}
