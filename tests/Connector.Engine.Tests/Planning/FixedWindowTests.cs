using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Planning;

public sealed class FixedWindowTests
{
    [Fact]
    public void Windows_of_the_step_tile_what_is_owed_and_only_the_last_is_open_ended() => Holds.For(Holds.Randoms, random =>
    {
        var step = TimeSpan.FromDays(random.Next(1, 92));
        var watermark = random.NextInt64(Some.StartDate, Some.Now);
        var windows = Some.Plan(Some.Logs, $$"""{"created_at":{{watermark}},"start_date":{{Some.StartDate}}}""", Some.Settings with { FixedWindow = step }).Passes[0].Windows;

        windows[0].From.ShouldBe(watermark);
        for (var i = 1; i < windows.Count; i++) windows[i].From.ShouldBe(windows[i - 1].To);
        windows.SkipLast(1).ShouldAllBe(window => window.To - window.From == (long)step.TotalSeconds);
        windows[^1].IsOpenEnded.ShouldBeTrue();
        windows[^1].From.ShouldBeLessThanOrEqualTo(Some.Now);
        (Some.Now - windows[^1].From).ShouldBeLessThanOrEqualTo((long)step.TotalSeconds);
    });

    [Fact]
    public void Each_gap_between_closed_windows_is_tiled_by_itself()
    {
        var from = Some.Now - (100 * Some.Day);
        var windows = Some.Plan(Some.Logs, $$"""{"created_at":{{from}},"closed":[[{{from + (35 * Some.Day)}},{{from + (90 * Some.Day)}}]],"start_date":{{Some.StartDate}}}""").Passes[0].Windows;

        windows.ShouldBe([
            new Interval(from, from + (30 * Some.Day)),
            new Interval(from + (30 * Some.Day), from + (35 * Some.Day)),
            new Interval(from + (90 * Some.Day), long.MaxValue)]);
    }

    [Fact]
    public void A_step_that_ends_now_leaves_no_empty_window_behind_it()
    {
        var from = Some.Now - (60 * Some.Day);

        Some.Plan(Some.Logs, $$"""{"created_at":{{from}},"start_date":{{Some.StartDate}}}""").Passes[0].Windows
            .ShouldBe([new Interval(from, from + (30 * Some.Day)), new Interval(from + (30 * Some.Day), long.MaxValue)]);
    }

    [Fact]
    public void A_state_of_the_future_leaves_one_window() =>
        Some.Plan(Some.Logs, $$"""{"created_at":{{Some.Now + Some.Day}},"start_date":{{Some.StartDate}}}""").Passes[0].Windows
            .ShouldBe([new Interval(Some.Now + Some.Day, long.MaxValue)]);
}
