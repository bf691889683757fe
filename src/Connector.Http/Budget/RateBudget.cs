namespace Connector.Http;

/// <summary>
/// The one gate through which every request starts: never more than N arrive at the server in any window (a moving one, of any
/// position), first come first served, and never more than the server itself says it allows.
/// </summary>
/// <remarks>
/// Exact where the limiters of System.Threading.RateLimiting are not: those count in fixed segments or refill in steps, so that some
/// window of the same length holds up to twice N. Nor is a count of starts exact, which the server sees later and not evenly so: here
/// a request counts from its start until a window after its answer, which costs a budget-bound read the time of an answer in ten seconds.
/// Thread-safe. A free acquire is O(1) and allocates nothing.
/// </remarks>
public sealed class RateBudget : IDisposable
{
    /// <summary>The window over which the API spreads its limit per minute.</summary>
    public static readonly TimeSpan DefaultWindow = TimeSpan.FromSeconds(10);

    /// <summary>The window is longer by this, for clocks that are read in whole milliseconds.</summary>
    public static readonly TimeSpan DefaultMargin = TimeSpan.FromMilliseconds(10);

    /// <summary>No request takes longer than this to reach the server, however long it takes to be answered.</summary>
    public static readonly TimeSpan LongestJourney = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly LinkedList<BudgetWaiter> _queue = new();
    private readonly MovingWindow _own;
    private readonly ServerLimit _server;
    private readonly BudgetClock _clock;
    private readonly ITimer _timer;
    private readonly int _limit;
    private long _started;
    private int _inFlight;
    private long _notedAt;
    private long _answering;
    private long _queued;

    /// <param name="requestsPerWindow">The most that may arrive in one window; at least 1.</param>
    /// <param name="window">The window's length; 10 s when null.</param>
    /// <param name="margin">Added to the window; 10 ms when null.</param>
    public RateBudget(int requestsPerWindow, TimeProvider time, TimeSpan? window = null, TimeSpan? margin = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requestsPerWindow, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window ?? DefaultWindow, TimeSpan.Zero, nameof(window));
        ArgumentOutOfRangeException.ThrowIfLessThan(margin ?? DefaultMargin, TimeSpan.Zero, nameof(margin));
        _limit = requestsPerWindow;
        _clock = new BudgetClock(time);
        _notedAt = _clock.Now;
        _server = new ServerLimit(_clock);
        _own = new MovingWindow(requestsPerWindow, _clock.Ticks((window ?? DefaultWindow) + (margin ?? DefaultMargin)), _clock.Ticks(LongestJourney));
        _timer = time.CreateTimer(static self => ((RateBudget)self!).Pump(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// The server holds requests up, at least until the given time by our clock (it may be told again, later). Raised once a hold-up and
    /// only when a request waits for it, on the thread that noticed: the receiver must be quick and must not throw.
    /// </summary>
    public event Action<DateTimeOffset>? Paused;

    public BudgetUsage Usage
    {
        get
        {
            lock (_gate)
            {
                var now = NoteTime();
                var held = _server.HeldUntil;
                return new(_started, _own.Taken(now), _limit, _inFlight, _queue.Count,
                    _server.Limit, held > now ? _clock.At(held) : null, _clock.Length(_answering), _clock.Length(_queued));
            }
        }
    }

    /// <summary>Returns when the request may start, which is then counted; <see cref="Completed"/> must follow, whatever becomes of it.</summary>
    /// <exception cref="OperationCanceledException">It has left the queue and used nothing of the budget.</exception>
    public ValueTask<RequestStart> AcquireAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<RequestStart>(cancellationToken);
        BudgetWaiter waiter;
        lock (_gate)
        {
            var now = NoteTime();
            if (_queue.Count == 0 && NextStart() <= now) return ValueTask.FromResult(Start(now));
            waiter = new BudgetWaiter();
            _queue.AddLast(waiter.Node);
        }
        Pump();
        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>A request has ended, with or without an answer.</summary>
    /// <param name="start">What it got when it started.</param>
    /// <param name="headers">What the answer said of the server's window; null when it said nothing or there was none.</param>
    /// <param name="pause">The server refused it for its rate: no request starts for that long. A pause that ends later holds.</param>
    public void Completed(RequestStart start, RateLimitHeaders? headers, TimeSpan? pause = null)
    {
        lock (_gate)
        {
            _own.End(start, NoteTime());
            _inFlight--;
            _server.Hear(headers);
            if (pause is { } length) _server.Pause(length);
        }
        Pump();
    }

    public void Dispose() => _timer.Dispose();

    private async ValueTask<RequestStart> WaitAsync(BudgetWaiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(_ => Leave(waiter, cancellationToken), null)) return await waiter.Start;
    }

    private void Leave(BudgetWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.Node.List is null) return; // It was let go first: that start counts.
            NoteTime();
            _queue.Remove(waiter.Node);
        }
        waiter.Cancel(cancellationToken);
    }

    /// <summary>Lets go whoever may start, and sets the timer for the next.</summary>
    private void Pump()
    {
        DateTimeOffset? announce = null;
        lock (_gate)
        {
            var now = NoteTime();
            while (_queue.First is { } first)
            {
                var next = NextStart();
                if (next > now)
                {
                    _timer.Change(_clock.Until(next, now), Timeout.InfiniteTimeSpan);
                    announce = _server.News(now);
                    break;
                }
                _queue.RemoveFirst();
                first.Value.LetGo(Start(now));
            }
        }
        if (announce is { } until) Paused?.Invoke(until);
    }

    /// <summary>Adds the time since the last change to what requests have spent; returns the time.</summary>
    private long NoteTime()
    {
        var now = _clock.Now;
        _answering += (now - _notedAt) * _inFlight;
        _queued += (now - _notedAt) * _queue.Count;
        _notedAt = now;
        return now;
    }

    private RequestStart Start(long now)
    {
        _started++;
        _inFlight++;
        return _own.Start(now);
    }

    /// <summary>The earliest time of the next start, unless an answer comes before.</summary>
    private long NextStart() => Math.Max(_own.NextFree, _server.NextStart(_inFlight));
}
