namespace Connector.Engine.Tests.Emitting;

public sealed class StateCadenceTests
{
    private readonly StateCadence _cadence = new();

    [Fact]
    public void The_first_state_is_due_after_a_hundred_times_what_a_state_may_take()
    {
        _cadence.RecordWritten(25_599);
        _cadence.IsDue.ShouldBeFalse();

        _cadence.RecordWritten(1);

        _cadence.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void Each_further_one_after_a_hundred_times_the_last()
    {
        _cadence.RecordWritten(1_000_000);
        _cadence.StateWritten(40);
        _cadence.IsDue.ShouldBeFalse();

        _cadence.RecordWritten(3_999);
        _cadence.IsDue.ShouldBeFalse();
        _cadence.RecordWritten(1);

        _cadence.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_record_none_is_due()
    {
        _cadence.StateWritten(0);

        _cadence.IsDue.ShouldBeFalse();
    }
}
