using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Checkpointing;

public sealed class ParentLedgerTests
{
    private const long From = 100;

    private readonly IntervalSet _closed = new();
    private readonly ParentLedger _ledger = new(From);

    [Fact]
    public void Nothing_is_closed_before_parents_are_known()
    {
        _ledger.Register(120);
        Finish(120);

        _closed.Intervals.ShouldBeEmpty();
    }

    [Fact]
    public void An_unfinished_parent_holds_back_its_own_second_only()
    {
        foreach (var cursor in new long[] { 110, 120, 130 }) _ledger.Register(cursor);
        KnownTo(130);

        Finish(120);
        _closed.Intervals.ShouldBe([new Interval(From, 110), new Interval(111, 130)]);
        Finish(110);
        _closed.Intervals.ShouldBe([new Interval(From, 130)]);
        KnownTo(long.MaxValue);
        _closed.Intervals.ShouldBe([new Interval(From, 130)]);
        Finish(130);
        _closed.Intervals.ShouldBe([new Interval(From, long.MaxValue)]);
    }

    [Fact]
    public void A_parent_that_finished_before_its_second_was_known_is_closed_with_it()
    {
        _ledger.Register(110);
        _ledger.Register(130);
        KnownTo(130);
        Finish(130);
        _closed.Contains(130).ShouldBeFalse();

        KnownTo(200);

        _closed.Intervals.ShouldBe([new Interval(From, 110), new Interval(111, 200)]);
    }

    /// <summary>A scroll's parents are known all at once, at its end, when most of their children have been read.</summary>
    [Fact]
    public void What_becomes_known_at_once_is_closed_on_both_sides_of_whatever_is_unfinished()
    {
        foreach (var cursor in new long[] { 110, 120, 130 }) _ledger.Register(cursor);
        Finish(110);
        Finish(130);

        KnownTo(200);

        _closed.Intervals.ShouldBe([new Interval(From, 120), new Interval(121, 200)]);
    }

    [Fact]
    public void What_becomes_known_is_told_once()
    {
        foreach (var cursor in new long[] { 105, 110, 112, 120, 130, 140 }) _ledger.Register(cursor);
        foreach (var cursor in new long[] { 105, 110, 112, 130, 140 }) _ledger.Finish(cursor);

        _ledger.KnownTo(140).ShouldBe([new Interval(From, 120), new Interval(121, 140)]);
        _ledger.KnownTo(140).ShouldBeEmpty("it was known");
        _ledger.KnownTo(139).ShouldBeEmpty("more was known");
        _ledger.KnownTo(200).ShouldBe([new Interval(121, 200)]);
    }

    [Fact]
    public void Two_parents_of_one_second_are_both_waited_for()
    {
        _ledger.Register(110);
        _ledger.Register(110);
        KnownTo(200);

        Finish(110);
        _closed.Intervals.ShouldBe([new Interval(From, 110)]);
        Finish(110);
        _closed.Intervals.ShouldBe([new Interval(From, 200)]);
    }

    [Fact]
    public void It_never_closes_what_is_pending_or_not_known_and_all_of_it_once_everything_is_finished() => Holds.For(Holds.Randoms, random =>
    {
        var (ledger, closed, pending, finished, known) = (new ParentLedger(From), new IntervalSet(), new List<long>(), new List<long>(), From);
        for (var step = 0; step < 30; step++)
        {
            switch (random.Next(3))
            {
                case 0:
                    pending.Add(random.NextInt64(known, From + 40));
                    ledger.Register(pending[^1]);
                    break;
                case 1 when pending.Count > 0:
                    var cursor = pending[random.Next(pending.Count)];
                    pending.Remove(cursor);
                    finished.Add(cursor);
                    closed.Add(ledger.Finish(cursor));
                    break;
                default:
                    known = Math.Max(known, random.NextInt64(From, From + 30));
                    foreach (var gap in ledger.KnownTo(known)) closed.Add(gap);
                    break;
            }

            // Not ShouldAllBe, which compiles its condition anew at every step.
            pending.Where(closed.Contains).ShouldBeEmpty();
            closed.Contains(known).ShouldBeFalse();
            closed.ContiguousEnd(From).ShouldBe(pending.Append(known).Min());
            finished.Where(cursor => cursor < known && !pending.Contains(cursor) && !closed.Contains(cursor)).ShouldBeEmpty();
        }

        foreach (var cursor in pending) closed.Add(ledger.Finish(cursor));
        closed.ContiguousEnd(From).ShouldBe(known);
    });

    /// <summary>A thousand parents that wait for their turn are no reason for a state of a thousand windows.</summary>
    [Fact]
    public void Gaps_between_parents_of_which_none_is_finished_are_not_worth_a_window()
    {
        for (var cursor = From; cursor < From + 2_000; cursor += 2) _ledger.Register(cursor);

        KnownTo(From + 3_000);

        _closed.Intervals.ShouldBeEmpty();
    }

    private void KnownTo(long cursor)
    {
        foreach (var gap in _ledger.KnownTo(cursor)) _closed.Add(gap);
    }

    private void Finish(long cursor) => _closed.Add(_ledger.Finish(cursor));
}
