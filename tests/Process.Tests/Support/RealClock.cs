namespace Process.Tests;

/// <summary>Processes live in real time, so these tests wait in it; nothing asserts how long a wait took but the promise about signals.</summary>
internal static class RealClock
{
    public static TimeProvider Time => TestKit.WallClock.Instance;

    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for something outside to happen.</summary>
    public static async Task UntilAsync(Func<bool> happened, CancellationToken cancellationToken)
    {
        while (!happened()) await Task.Delay(_poll, Time, cancellationToken);
    }
}
