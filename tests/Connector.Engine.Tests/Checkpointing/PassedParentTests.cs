namespace Connector.Engine.Tests.Checkpointing;

/// <summary>Parents whose children came with them are closed, though one beside them never finishes.</summary>
public sealed class PassedParentTests
{
    [Fact]
    public void What_lies_beyond_a_parent_that_never_finishes_is_closed_where_another_was_passed()
    {
        var ledger = new ParentLedger(100);
        ledger.Register(150);
        ledger.Pass(180);

        ledger.KnownTo(200).ShouldBe([new Interval(100, 150), new Interval(151, 200)]);
    }

    [Fact]
    public void Where_none_was_passed_nothing_is_said_of_it()
    {
        var ledger = new ParentLedger(100);
        ledger.Register(150);
        ledger.Register(170);
        ledger.Pass(120);

        ledger.KnownTo(200).ShouldBe([new Interval(100, 150)]);
    }

    [Fact]
    public void One_passed_in_the_second_of_one_that_is_asked_for_waits_with_it()
    {
        var ledger = new ParentLedger(100);
        ledger.Register(150);
        ledger.Pass(150);

        ledger.KnownTo(200).ShouldBe([new Interval(100, 150)]);
        ledger.Finish(150).ShouldBe(new Interval(100, 200));
    }

    [Fact]
    public void One_passed_beyond_what_is_known_waits_until_it_is()
    {
        var ledger = new ParentLedger(100);
        ledger.Register(150);
        ledger.Pass(250);

        ledger.KnownTo(200).ShouldBe([new Interval(100, 150)]);
        ledger.KnownTo(300).ShouldBe([new Interval(151, 300)]);
    }
}
