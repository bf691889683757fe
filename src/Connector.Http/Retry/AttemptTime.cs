namespace Connector.Http;

/// <summary>
/// The time of one attempt, and its limit. It stands still while the attempt waits for something of ours: a reader of stdout that pauses
/// is not a server that hangs.
/// </summary>
internal sealed class AttemptTime : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _callers;
    private TimeSpan _before;
    private long _since;

    /// <param name="cancellationToken">The caller's: it ends the attempt too.</param>
    public AttemptTime(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        (_limit, _time, _since) = (limit, time, time.GetTimestamp());
        _over = new CancellationTokenSource(limit, time);
        _callers = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _over);
    }

    /// <summary>Cancelled when the limit is reached, or by the caller.</summary>
    public CancellationToken Token => _over.Token;

    /// <summary>So far, without the waits that do not count.</summary>
    public TimeSpan Elapsed => _before + _time.GetElapsedTime(_since);

    /// <summary>Waits for something that is not the server's to give.</summary>
    public ValueTask StandStillAsync(ValueTask wait) => wait.IsCompletedSuccessfully ? wait : WaitAsync(wait);

    public void Dispose()
    {
        _callers.Dispose();
        _over.Dispose();
    }

    private async ValueTask WaitAsync(ValueTask wait)
    {
        _before = Elapsed;
        _over.CancelAfter(Timeout.InfiniteTimeSpan);
        try
        {
            await wait;
        }
        finally
        {
            _since = _time.GetTimestamp();
            _over.CancelAfter(TimeSpan.FromTicks(Math.Max(0, (_limit - _before).Ticks)));
        }
    }
}
