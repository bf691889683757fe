using Connector.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Connector.Engine.Tests.Checkpointing;

public sealed class StreamProgressTests
{
    private const int Limit = 40;

    private static Gen<(Interval[] Windows, int Start, int Cap)> Cases { get; } =
        Holds.Intervals(Limit).ArrayOf().Zip(Gen.Choose(0, Limit)).SelectMany(
            _ => Gen.Choose(0, Limit), (drawn, cap) => (drawn.Item1, drawn.Item2, cap));

    [Fact]
    public void Everything_up_to_the_watermark_is_closed_and_it_never_falls_back_or_passes_the_cap() => Holds.For(Cases, drawn =>
    {
        var progress = new StreamProgress(drawn.Start, null, new IntervalSet());
        var closed = new HashSet<long>();
        var before = progress.Watermark(drawn.Cap);
        foreach (var window in drawn.Windows)
        {
            progress.Close(window);
            for (var value = window.From; value < window.To; value++) closed.Add(value);
            var watermark = progress.Watermark(drawn.Cap);

            watermark.ShouldBeGreaterThanOrEqualTo(before);
            watermark.ShouldBeLessThanOrEqualTo(drawn.Cap);
            for (long value = drawn.Start; value <= watermark; value++) closed.ShouldContain(value);
            (watermark == drawn.Cap || !closed.Contains(Math.Max(drawn.Start, watermark + 1))).ShouldBeTrue("it could be further");
            before = watermark;
        }
    });

    [Fact]
    public void The_windows_beyond_the_watermark_are_what_else_is_closed_below_the_cap() => Holds.For(Cases, drawn =>
    {
        var progress = new StreamProgress(drawn.Start, null, new IntervalSet());
        foreach (var window in drawn.Windows) progress.Close(window);
        var watermark = progress.Watermark(drawn.Cap);

        var beyond = new IntervalSet([.. progress.ClosedBeyond(watermark, drawn.Cap)]);

        for (var value = 0L; value <= Limit; value++)
            beyond.Contains(value).ShouldBe(value > watermark && value <= drawn.Cap && progress.IsClosed(value));
    });

    [Fact]
    public void What_is_left_is_what_is_not_closed() => Holds.For(Cases, drawn =>
    {
        var progress = new StreamProgress(drawn.Start, null, new IntervalSet(drawn.Windows));

        var left = progress.Left();

        for (var value = 0L; value <= Limit + 5; value++) left.Contains(value).ShouldBe(value >= drawn.Start && !progress.IsClosed(value));
        left.Intervals[^1].IsOpenEnded.ShouldBeTrue();
    });

    [Fact]
    public void A_gap_stops_the_watermark_whatever_is_closed_behind_it()
    {
        var progress = new StreamProgress(100, null, new IntervalSet());
        progress.Close(new Interval(150, 200));
        progress.Watermark(1_000).ShouldBe(99);

        progress.Close(new Interval(100, 149));
        progress.Watermark(1_000).ShouldBe(148);

        progress.Close(new Interval(149, 150));
        progress.Watermark(1_000).ShouldBe(199);
    }

    [Fact]
    public void A_lookback_does_not_pull_the_watermark_below_the_saved_one()
    {
        var progress = new StreamProgress(100, 500, new IntervalSet());
        progress.Watermark(1_000).ShouldBe(500);

        progress.Close(new Interval(100, 300));
        progress.Watermark(1_000).ShouldBe(500);

        progress.Close(new Interval(300, 700));
        progress.Watermark(1_000).ShouldBe(699);
    }

    [Fact]
    public void An_open_end_counts_up_to_the_cap()
    {
        var progress = new StreamProgress(100, null, new IntervalSet());
        progress.Close(new Interval(100, long.MaxValue));

        progress.Watermark(1_000).ShouldBe(1_000);
        progress.ClosedBeyond(1_000, 1_000).ShouldBeEmpty();
    }

    [Fact]
    public void A_copy_goes_its_own_way_and_so_do_the_windows_it_was_handed()
    {
        var windows = new IntervalSet(new Interval(100, 200));
        var progress = new StreamProgress(100, 50, windows);
        var copy = progress.Copy();

        windows.Add(new Interval(500, 600));
        copy.Close(new Interval(200, 300));

        progress.Closed.ShouldBe([new Interval(100, 200)]);
        copy.Closed.ShouldBe([new Interval(100, 300)]);
        (copy.Start, copy.SavedWatermark).ShouldBe((100, 50));
    }
}
