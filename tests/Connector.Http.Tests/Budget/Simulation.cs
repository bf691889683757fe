using TestKit;

namespace Connector.Http.Tests.Budget;

/// <summary>Drives a <see cref="RateBudget"/> with a <see cref="Workload"/> on a simulated clock and keeps what happened.</summary>
internal sealed class Simulation
{
    private readonly List<Start> _starts = [];
    private readonly Queue<TimeSpan> _pausesDue = [];
    private readonly Workload _load;
    private readonly Random _random;
    private readonly TimeProvider _clock;
    private readonly SimulatedServer? _server;
    private int _wanted;

    private Simulation(Workload load, TimeProvider clock, SimulatedServer? server)
    {
        (_load, _clock, _server) = (load, clock, server);
        _random = new Random(load.Seed);
        Budget = new RateBudget(load.Limit, clock);
    }

    public static TimeSpan Spacing => RateBudget.DefaultWindow + RateBudget.DefaultMargin;

    public RateBudget Budget { get; }

    /// <summary>In the order of wanting.</summary>
    public IReadOnlyList<Start> Starts => [.. _starts.OrderBy(start => start.Number)];

    public List<(long From, long To)> Pauses { get; } = [];

    public int Cancelled { get; private set; }

    public static Simulation Run(Workload load, Func<TimeProvider, SimulatedServer>? server = null)
    {
        Simulation? done = null;
        VirtualTime.Run(async time =>
        {
            done = new Simulation(load, time.Clock, server?.Invoke(time.Clock));
            var workers = Enumerable.Range(0, load.Workers).Select(_ => done.WorkAsync());
            var pauses = Enumerable.Range(0, load.Pauses).Select(_ => done.PauseAsync());
            await Task.WhenAll([.. workers, .. pauses]);
        });
        return done!;
    }

    private async Task WorkAsync()
    {
        for (var i = 0; i < _load.RequestsEach; i++)
        {
            using var patience = new CancellationTokenSource();
            if (_random.Next(100) < _load.CancelPercent) _ = GiveUpAsync(patience);
            await SendAsync(patience.Token);
        }
    }

    private async Task GiveUpAsync(CancellationTokenSource patience)
    {
        await Sleep(_random.Next(0, 15_000));
        try
        {
            patience.Cancel(); // CancelAsync would leave the simulation's thread.
        }
        catch (ObjectDisposedException)
        {
            // The request was done before its caller lost patience.
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var (number, wanted) = (_wanted++, _clock.GetTimestamp());
        RequestStart start;
        try
        {
            start = await Budget.AcquireAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled++;
            return;
        }
        var started = _clock.GetTimestamp();
        await Sleep(_random.Next(0, Math.Min(_load.SlowestMs, (int)RateBudget.LongestJourney.TotalMilliseconds) + 1));
        var (headers, arrived) = (_server?.Arrive(), _clock.GetTimestamp());
        await Sleep(_random.Next(0, _load.SlowestMs + 1));
        _starts.Add(new(number, wanted, started, arrived, _clock.GetTimestamp()));
        Budget.Completed(start, headers, NotePause());
    }

    /// <summary>The pause that is due, if any: this request is the one that the server refuses.</summary>
    private TimeSpan? NotePause()
    {
        if (!_pausesDue.TryDequeue(out var length)) return null;
        Pauses.Add((_clock.GetTimestamp(), _clock.GetTimestamp() + length.Ticks));
        return length;
    }

    private async Task PauseAsync()
    {
        await Sleep(_random.Next(0, 60_000));
        _pausesDue.Enqueue(TimeSpan.FromMilliseconds(_random.Next(1, 20_000)));
    }

    private Task Sleep(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _clock);
}
