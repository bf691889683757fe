using Connector.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Connector.Engine.Tests.Checkpointing;

/// <summary>The set against a plain list of which values are in it.</summary>
public sealed class IntervalSetTests
{
    private const int Limit = 40;

    private static Gen<Interval[]> Added { get; } = Holds.Intervals(Limit).ArrayOf();

    [Fact]
    public void It_holds_what_was_added_and_nothing_else() => Holds.For(Added, added =>
    {
        var (set, model) = Build(added);

        for (var value = -1L; value <= Limit + 1; value++) set.Contains(value).ShouldBe(model.Contains(value));
    });

    [Fact]
    public void Its_intervals_ascend_and_neither_touch_nor_overlap() => Holds.For(Added, added =>
    {
        var intervals = Build(added).Set.Intervals;

        intervals.ShouldAllBe(interval => !interval.IsEmpty);
        for (var i = 1; i < intervals.Count; i++) intervals[i].From.ShouldBeGreaterThan(intervals[i - 1].To);
    });

    [Fact]
    public void The_gaps_are_what_is_missing() => Holds.For(Added.Zip(Holds.Intervals(Limit)), drawn =>
    {
        var ((set, model), within) = (Build(drawn.Item1), drawn.Item2);

        var gaps = new IntervalSet([.. set.Gaps(within)]);

        for (var value = -1L; value <= Limit + 1; value++)
            gaps.Contains(value).ShouldBe(within.Contains(value) && !model.Contains(value));
        set.Gaps(within).ShouldBe(gaps.Intervals);
    });

    [Fact]
    public void The_contiguous_end_is_the_first_value_missing() => Holds.For(Added.Zip(Gen.Choose(-1, Limit + 1)), drawn =>
    {
        var ((set, model), from) = (Build(drawn.Item1), (long)drawn.Item2);
        var expected = from;
        while (model.Contains(expected)) expected++;

        set.ContiguousEnd(from).ShouldBe(expected);
    });

    [Fact]
    public void The_order_of_adding_does_not_matter() => Holds.For(Added, added =>
        Build(added).Set.Intervals.ShouldBe(Build([.. added.Reverse()]).Set.Intervals));

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var set = new IntervalSet(new Interval(1, 3));
        var copy = set.Copy();

        copy.Add(new Interval(3, 9));

        set.Intervals.ShouldBe([new Interval(1, 3)]);
        copy.Intervals.ShouldBe([new Interval(1, 9)]);
    }

    [Fact]
    public void An_open_end_swallows_what_follows_and_leaves_no_gap()
    {
        var set = new IntervalSet(new Interval(50, 60), new Interval(10, long.MaxValue));

        set.Intervals.ShouldBe([new Interval(10, long.MaxValue)]);
        set.Gaps(new Interval(0, long.MaxValue)).ShouldBe([new Interval(0, 10)]);
        set.ContiguousEnd(10).ShouldBe(long.MaxValue);
    }

    private static (IntervalSet Set, HashSet<long> Model) Build(IEnumerable<Interval> added)
    {
        var set = new IntervalSet();
        var model = new HashSet<long>();
        foreach (var interval in added)
        {
            set.Add(interval);
            for (var value = interval.From; value < interval.To; value++) model.Add(value);
        }

        return (set, model);
    }
}
