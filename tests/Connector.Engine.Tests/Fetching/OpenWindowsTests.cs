namespace Connector.Engine.Tests.Fetching;

public sealed class OpenWindowsTests
{
    private const long Now = 1_700_000_000;
    private readonly OpenWindows _open = new();

    [Fact]
    public void Idle_readers_share_the_largest()
    {
        var (small, large) = (Rest(100), Rest(100));
        _open.IsLargest(large, 9_000, WindowSplit.MinimumWidth).ShouldBeTrue();

        _open.IsLargest(small, 2_000, WindowSplit.MinimumWidth).ShouldBeFalse();
        _open.IsLargest(large, 8_000, WindowSplit.MinimumWidth).ShouldBeTrue();
    }

    [Fact]
    public void One_that_has_shrunk_makes_room_for_the_next()
    {
        var (small, large) = (Rest(100), Rest(100));
        _open.IsLargest(large, 9_000, WindowSplit.MinimumWidth);
        _open.IsLargest(large, 1_500, WindowSplit.MinimumWidth);

        _open.IsLargest(small, 2_000, WindowSplit.MinimumWidth).ShouldBeTrue();
    }

    [Fact]
    public void One_that_has_ended_makes_room_for_the_next()
    {
        var (small, large) = (Rest(100), Rest(100));
        _open.IsLargest(large, 9_000, WindowSplit.MinimumWidth);
        _open.Ended(large);

        _open.IsLargest(small, 2_000, WindowSplit.MinimumWidth).ShouldBeTrue();
    }

    /// <summary>Else nobody would help with anything while a dense day is read.</summary>
    [Fact]
    public void One_that_cannot_be_cut_does_not_stand_in_the_way()
    {
        var (small, dense) = (Rest(100), Rest(3));
        _open.IsLargest(dense, 9_000, WindowSplit.MinimumWidth);

        _open.IsLargest(small, 2_000, WindowSplit.MinimumWidth).ShouldBeTrue();
    }

    [Fact]
    public void One_that_can_be_cut_in_two_counts()
    {
        var (small, dense) = (Rest(100), Rest(4));
        _open.IsLargest(dense, 9_000, WindowSplit.MinimumWidth);

        _open.IsLargest(small, 2_000, WindowSplit.MinimumWidth).ShouldBeFalse();
    }

    [Fact]
    public void One_that_may_be_cut_more_finely_counts_though_it_is_narrow()
    {
        var (small, dense) = (Rest(100), Rest(1));
        _open.IsLargest(dense, 9_000, 60);

        _open.IsLargest(small, 2_000, WindowSplit.MinimumWidth).ShouldBeFalse();
    }

    private static WindowRest Rest(int days) => new(new Interval(Now - (days * 86_400L), Now), Now);
}
