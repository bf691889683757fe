namespace Connector.Engine;

/// <summary>
/// How often a stream's state is worth its bytes: when a hundred times as much has been written since the last one, so that states stay
/// under 1 % of the output whatever the size of either.
/// </summary>
internal sealed class StateCadence
{
    private const int RecordBytesPerStateByte = 100;

    private long _lastState = 256;
    private long _since;

    public bool IsDue => _since >= RecordBytesPerStateByte * _lastState;

    public void RecordWritten(long bytes) => _since += bytes;

    public void StateWritten(long bytes) => (_lastState, _since) = (Math.Max(bytes, 1), 0);
}
