using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Planning;

public sealed class WindowSplitTests
{
    private const long Width = WindowSplit.MinimumWidth;

    [Fact]
    public void Pieces_tile_the_rest_and_none_is_too_narrow_or_too_small() => Holds.For(Holds.Randoms, random =>
    {
        var rest = new Interval(Some.StartDate, Some.StartDate + random.NextInt64(0, 120 * Width));
        var records = random.NextInt64(0, 40_000);
        var idle = random.Next(0, 40);

        var now = rest.To + (random.Next(2) * random.NextInt64(0, 120 * Width));

        var bounds = WindowSplit.Cut(rest, records, idle, now);

        var edges = bounds.Prepend(rest.From).Append(rest.To).ToList();
        var pieces = edges.Zip(edges.Skip(1), (from, to) => to - from).ToList();
        pieces.Count.ShouldBeLessThanOrEqualTo(idle + 1);
        if (bounds.Count == 0) return;
        pieces.ShouldAllBe(width => width >= Width);
        (records / pieces.Count).ShouldBeGreaterThanOrEqualTo(WindowSplit.MinimumRecords);
    });

    [Theory]
    [InlineData(10, 10_000, 0)]
    [InlineData(1, 10_000, 4)]
    [InlineData(10, 1_199, 4)]
    [InlineData(0, 10_000, 4)]
    [InlineData(-3, 10_000, 4)]
    [InlineData(10, -1, 4)]
    public void What_is_not_worth_a_cut_is_left_whole(int widths, long records, int idle) =>
        WindowSplit.Cut(new Interval(0, widths * Width), records, idle, 20 * Width).ShouldBeEmpty();

    /// <summary>At ages of 9/16, 4/16 and 1/16: of records as dense as the root of their age says, each holds a quarter.</summary>
    [Fact]
    public void Every_idle_reader_gets_a_piece_and_the_newest_is_the_narrowest() =>
        WindowSplit.Cut(new Interval(100, 100 + (160 * Width)), 100_000, 3, 100 + (160 * Width))
            .ShouldBe([100 + (70 * Width), 100 + (120 * Width), 100 + (150 * Width)]);

    [Fact]
    public void Long_ago_one_time_is_as_dense_as_another()
    {
        var bounds = WindowSplit.Cut(new Interval(0, 40 * Width), 100_000, 3, 40_000 * Width);

        bounds.Select(bound => bound / (double)Width).ShouldBe([10, 20, 30], 0.01);
    }

    [Fact]
    public void The_newest_piece_is_never_too_narrow() =>
        WindowSplit.Cut(new Interval(0, 4 * Width), 100_000, 9, 4 * Width)[^1].ShouldBe(3 * Width);

    [Fact]
    public void Two_pieces_of_the_least_width_are_worth_a_cut() =>
        WindowSplit.Cut(new Interval(5 * Width, 7 * Width), 100_000, 9, 7 * Width).ShouldBe([6 * Width]);

    [Theory]
    [InlineData(3, 100_000, 3)]
    [InlineData(30, 3_000, 5)]
    public void There_are_no_more_pieces_than_the_width_and_the_records_are_worth(int widths, long records, long pieces) =>
        WindowSplit.MostPieces(new Interval(9 * Width, (9 + widths) * Width), records, Width).ShouldBe(pieces);

    [Fact]
    public void Windows_no_further_apart_than_a_query_overlaps_are_read_as_one()
    {
        const long Gap = WindowSplit.Overlap;

        WindowSplit.Join([new(0, 10), new(10 + Gap, 20 + Gap), new(21 + (2 * Gap), long.MaxValue)])
            .ShouldBe([new Interval(0, 20 + Gap), new Interval(21 + (2 * Gap), long.MaxValue)]);
    }
}
