namespace Simulation.Tests;

/// <summary>The server's own count of requests in fixed windows of 10 s, and the headers that tell of it.</summary>
internal sealed class RateWindow(int limit, int othersUse, Random random)
{
    private const long Length = 10_000;

    private long _window;
    private int _used;

    public int Limit => limit;

    public int Remaining => Math.Max(0, limit - _used);

    /// <summary>Unix seconds of the server's clock.</summary>
    public long Reset => (_window + 1) * Length / 1_000;

    /// <summary>Counts a request; false: one too many.</summary>
    /// <param name="now">Milliseconds of the server's clock.</param>
    public bool Admit(long now)
    {
        if (now / Length != _window) (_window, _used) = (now / Length, random.Next(othersUse + 1));
        return ++_used <= limit;
    }
}
