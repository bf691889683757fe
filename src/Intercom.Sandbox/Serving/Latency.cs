namespace Intercom.Sandbox.Serving;

/// <summary>How long each answer takes at least: <paramref name="fixedPart"/> plus an even draw up to <paramref name="jitter"/>.</summary>
internal sealed class Latency(TimeSpan fixedPart, TimeSpan jitter, Random random, TimeProvider clock)
{
    private readonly Lock _gate = new();

    public Task WaitAsync(CancellationToken cancellation)
    {
        if (fixedPart == TimeSpan.Zero && jitter == TimeSpan.Zero) return Task.CompletedTask;
        double draw;
        lock (_gate) draw = random.NextDouble();
        return Task.Delay(fixedPart + jitter * draw, clock, cancellation);
    }
}
