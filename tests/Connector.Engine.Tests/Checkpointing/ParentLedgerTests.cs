using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Checkpointing;

public sealed class ParentLedgerTests
{
    private const long From = 100;

    [Fact]
    public void Nothing_is_closed_before_parents_are_known()
    {
        var ledger = new ParentLedger(From);
        ledger.Closed.IsEmpty.ShouldBeTrue();

        ledger.Register(120);
        ledger.Finish(120);

        ledger.Closed.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void The_lowest_unfinished_parent_holds_everything_above_it_back()
    {
        var ledger = new ParentLedger(From);
        foreach (var cursor in new long[] { 110, 120, 130 }) ledger.Register(cursor);
        ledger.KnownTo(130);

        ledger.Finish(120);
        ledger.Closed.ShouldBe(new Interval(From, 110));
        ledger.Finish(110);
        ledger.Closed.ShouldBe(new Interval(From, 130));
        ledger.KnownTo(long.MaxValue);
        ledger.Closed.ShouldBe(new Interval(From, 130));
        ledger.Finish(130);
        ledger.Closed.ShouldBe(new Interval(From, long.MaxValue));
    }

    [Fact]
    public void Two_parents_of_one_second_are_both_waited_for()
    {
        var ledger = new ParentLedger(From);
        ledger.Register(110);
        ledger.Register(110);
        ledger.KnownTo(200);

        ledger.Finish(110);
        ledger.Closed.ShouldBe(new Interval(From, 110));
        ledger.Finish(110);
        ledger.Closed.ShouldBe(new Interval(From, 200));
    }

    [Fact]
    public void It_agrees_with_a_list_of_the_pending() => Holds.For(Holds.Randoms, random =>
    {
        var ledger = new ParentLedger(From);
        var pending = new List<long>();
        var known = From;
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(3))
            {
                case 0:
                    pending.Add(random.NextInt64(From, From + 30));
                    ledger.Register(pending[^1]);
                    break;
                case 1 when pending.Count > 0:
                    var cursor = pending[random.Next(pending.Count)];
                    pending.Remove(cursor);
                    ledger.Finish(cursor);
                    break;
                default:
                    var to = random.NextInt64(From, From + 30);
                    known = Math.Max(known, to);
                    ledger.KnownTo(to);
                    break;
            }

            ledger.Closed.ShouldBe(new Interval(From, pending.Append(known).Min()));
        }
    });
}
