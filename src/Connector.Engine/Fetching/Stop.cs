namespace Connector.Engine;

/// <summary>Cancels where it is called. CancelAsync would hand the callbacks to the thread pool, where nobody orders or replays them.</summary>
internal static class Stop
{
    public static void Now(CancellationTokenSource source) => source.Cancel();
}
