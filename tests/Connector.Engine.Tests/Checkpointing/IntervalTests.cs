namespace Connector.Engine.Tests.Checkpointing;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void The_lower_bound_belongs_to_it_and_the_upper_does_not(long value, bool expected) => new Interval(6, 9).Contains(value).ShouldBe(expected);

    [Fact]
    public void What_two_have_in_common_may_be_empty()
    {
        new Interval(1, 5).Intersect(new Interval(3, 9)).ShouldBe(new Interval(3, 5));
        new Interval(1, 3).Intersect(new Interval(3, 9)).IsEmpty.ShouldBeTrue();
        new Interval(1, 2).Intersect(new Interval(7, 9)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void It_reads_as_mathematicians_write_it()
    {
        new Interval(1, 5).ToString().ShouldBe("[1, 5)");
        new Interval(1, long.MaxValue).ToString().ShouldBe("[1, …)");
    }
}
