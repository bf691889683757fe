using Airbyte.Protocol;
using Connector.Http;

namespace Source.Intercom;

/// <summary>Waits while someone else has the workspace's one scroll open: another connection, or a run that was killed.</summary>
internal sealed class ScrollWait(PartitionCall call)
{
    /// <summary>A scroll over a large workspace takes long; one left behind by a killed run expires after a minute.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Often enough that little time is lost once the scroll is free; a fraction of the request budget.</summary>
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _warnEvery = TimeSpan.FromSeconds(30);

    private readonly long _since = call.Api.Time.GetTimestamp();
    private TimeSpan _nextWarning = TimeSpan.Zero;

    /// <exception cref="ConnectorException">Transient: the limit is reached.</exception>
    public async Task WaitAsync(ApiException busy, CancellationToken cancellationToken)
    {
        var waited = call.Api.Time.GetElapsedTime(_since);
        if (waited >= Limit)
        {
            throw new ConnectorException(
                FailureKind.TransientError,
                $"Stream `{call.Stream.Name}`: another scroll over companies has been open for {waited.TotalMinutes:F0} minutes, and Intercom allows one per app "
                + "at a time. Let no other connection of this app read companies at the same time, or give this one an app of its own.",
                busy.Message,
                busy);
        }

        if (waited >= _nextWarning)
        {
            await WarnAsync(waited, cancellationToken);
            _nextWarning += _warnEvery;
        }

        await Task.Delay(_step, call.Api.Time, cancellationToken);
    }

    private ValueTask WarnAsync(TimeSpan waited, CancellationToken cancellationToken) => call.Api.LogAsync(
        LogLevel.Warn,
        $"Stream `{call.Stream.Name}`: another scroll over companies is open, and Intercom allows one per app at a time; waiting for it, {waited.TotalSeconds:F0} s so far, "
        + $"at most {Limit.TotalMinutes:F0} minutes.",
        cancellationToken);
}
