namespace Connector.Engine;

internal static class Cancellation
{
    /// <summary>
    /// Cancels on this thread. <see cref="CancellationTokenSource.CancelAsync"/> goes by the thread pool, out of the reach of a simulated
    /// scheduler; nothing registered here takes long.
    /// </summary>
    public static void CancelHere(this CancellationTokenSource source) => source.Cancel();
}
