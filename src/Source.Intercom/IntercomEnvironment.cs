namespace Source.Intercom;

/// <summary>What the source takes from outside its configuration; tests and simulations give their own.</summary>
/// <param name="BaseUrl">Replaces the region's host (<c>INTERCOM_BASE_URL</c>).</param>
/// <param name="Random">The source of jitter, seeded.</param>
/// <param name="Socket">Stands in for real sockets.</param>
public sealed record IntercomEnvironment(TimeProvider Time, Random Random, string? BaseUrl = null, HttpMessageHandler? Socket = null)
{
    /// <summary>What composition roots take: the only place that names the real clock and chance.</summary>
    public static IntercomEnvironment OfThisMachine()
    {
#pragma warning disable RS0030 // Only here.
        var (time, random) = (TimeProvider.System, new Random());
#pragma warning restore RS0030
        return new IntercomEnvironment(time, random, Environment.GetEnvironmentVariable("INTERCOM_BASE_URL") is { Length: > 0 } url ? url : null);
    }
}
