using Airbyte.Protocol;

namespace Warehouse;

/// <summary>Waits for a warehouse that is away, longer each time, up to a limit for all of it.</summary>
/// <param name="begins">Told once, when there is something to wait for.</param>
internal sealed class WarehouseWait(IWarehouse warehouse, TimeSpan longest, TimeProvider time, Action<WarehouseAwayException>? begins = null)
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(10);

    private TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private long? _since;

    /// <exception cref="ConnectorException">Transient error: the limit is reached.</exception>
    public async Task PauseAsync(WarehouseAwayException away, CancellationToken cancellationToken)
    {
        var isFirst = _since is null;
        _since ??= time.GetTimestamp();
        if (time.GetElapsedTime(_since.Value) + _pause > longest)
            throw new ConnectorException(FailureKind.TransientError, $"{away.Message} Waited {longest.TotalSeconds:0} s for {warehouse.Name}.", away.Message, away);
        if (isFirst) begins?.Invoke(away);
        await Task.Delay(_pause, time, cancellationToken);
        _pause = _pause * 2 < _longestPause ? _pause * 2 : _longestPause;
    }

    /// <summary>Does it as soon as the warehouse is there.</summary>
    public async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await work(cancellationToken);
            }
            catch (Exception failure) when (warehouse.Explain(failure) is WarehouseAwayException away)
            {
                await PauseAsync(away, cancellationToken);
            }
            catch (Exception failure) when (failure is not (PlaceTakenException or ConnectorException or OperationCanceledException)
                && warehouse.Explain(failure) is var explained && explained != failure)
            {
                throw explained;
            }
        }
    }
}
