using FsCheck;
using FsCheck.Fluent;

namespace Connector.Http.Tests.Budget;

/// <summary>What holds for every load: forty workers, any limit, any latencies, callers that give up, pauses that hit.</summary>
public sealed class RateBudgetProperties
{
    private static readonly Arbitrary<Workload> _loads = (
        from limit in Gen.Choose(1, 60)
        from workers in Gen.Elements(1, 2, 40)
        from each in Gen.Choose(1, 8)
        from slowest in Gen.Elements(0, 10, 300, 12_000)
        from cancel in Gen.Elements(0, 0, 30)
        from pauses in Gen.Elements(0, 0, 3)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Workload(limit, workers, each, slowest, cancel, pauses, seed)).ToArbitrary();

    [Fact]
    public void The_server_counts_no_more_than_the_limit_in_any_window_wherever_it_lies() => Holds(load =>
    {
        var arrivals = Simulation.Run(load).Starts.Select(start => start.Arrived).Order().ToList();
        for (var i = load.Limit; i < arrivals.Count; i++)
            (arrivals[i] - arrivals[i - load.Limit]).ShouldBeGreaterThanOrEqualTo(Simulation.Spacing.Ticks);
    });

    [Fact]
    public void Whoever_waits_starts_at_the_first_instant_allowed() => Holds(load =>
    {
        var starts = Simulation.Run(load with { Pauses = 0 }).Starts;
        for (var i = 0; i < starts.Count; i++)
        {
            starts[i].Started.ShouldBe(Math.Max(starts[i].Wanted, PlaceFree(starts, load.Limit, i)), $"start {i} of {starts.Count}");
        }
    });

    [Fact]
    public void First_come_first_served() => Holds(load =>
        Simulation.Run(load).Starts.Select(start => start.Started).ShouldBeInOrder());

    [Fact]
    public void Nothing_starts_in_a_pause_and_something_does_right_after_it() => Holds(load =>
    {
        var run = Simulation.Run(load with { Pauses = 3 });
        var starts = run.Starts;
        foreach (var (from, to) in run.Pauses) starts.ShouldNotContain(start => start.Started > from && start.Started < to);
        for (var i = 0; i < starts.Count; i++) starts[i].Started.ShouldBe(Allowed(run, starts, load.Limit, i), $"start {i} of {starts.Count}");
    });

    [Fact]
    public void Those_who_give_up_use_nothing() => Holds(load =>
    {
        var run = Simulation.Run(load with { CancelPercent = 50 });
        (run.Starts.Count + run.Cancelled).ShouldBe(load.Workers * load.RequestsEach);
        run.Budget.Usage.Started.ShouldBe(run.Starts.Count);
        run.Budget.Usage.ShouldSatisfyAllConditions(
            usage => usage.Waiting.ShouldBe(0),
            usage => usage.InFlight.ShouldBe(0));
    });

    [Fact]
    public void The_server_never_has_to_refuse_though_its_limit_is_lower_and_its_answers_overtake_each_other()
    {
        var cases = from serverLimit in Gen.Choose(40, 120)
                    from skew in Gen.Choose(-600, 600)
                    from load in _loads.Generator
                    select (serverLimit, skew, load: load with { Limit = 150, Workers = 40, RequestsEach = 15, Pauses = 0 });
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            SimulatedServer? server = null;
            Simulation.Run(c.load, clock => server = new SimulatedServer(clock, c.serverLimit, TimeSpan.FromSeconds(c.skew)));
            server!.Refused.ShouldBe(0);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>When the N-th last request was a window behind its answer, or its longest journey; and not before the one ahead in the queue.</summary>
    private static long PlaceFree(IReadOnlyList<Start> starts, int limit, int i)
    {
        var ahead = i == 0 ? 0 : starts[i - 1].Started;
        if (i < limit) return ahead;
        var before = starts[i - limit];
        return Math.Max(ahead, Math.Min(before.Ended, before.Started + RateBudget.LongestJourney.Ticks) + Simulation.Spacing.Ticks);
    }

    /// <summary>The first instant at which this start was allowed: its turn in the moving window, moved out of every pause.</summary>
    private static long Allowed(Simulation run, IReadOnlyList<Start> starts, int limit, int i)
    {
        var allowed = Math.Max(starts[i].Wanted, PlaceFree(starts, limit, i));
        foreach (var (from, to) in run.Pauses.OrderBy(pause => pause.From))
            if (from <= allowed && allowed < to && starts[i].Started != from) allowed = to;
        return allowed;
    }

    private static void Holds(Action<Workload> property) => Prop.ForAll(_loads, property).QuickCheckThrowOnFailure();
}
