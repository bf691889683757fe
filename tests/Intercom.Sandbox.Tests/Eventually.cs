namespace Intercom.Sandbox.Tests;

/// <summary>Waits for what another thread is about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    /// <exception cref="OperationCanceledException">It has not come about within 20 seconds.</exception>
    public static async Task Holds(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(_limit);
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
