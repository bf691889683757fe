namespace Source.Intercom;

/// <summary>What the source takes from outside its configuration; tests and simulations give their own.</summary>
/// <param name="BaseUrl">Replaces the region's host (<c>INTERCOM_BASE_URL</c>).</param>
/// <param name="Random">The source of jitter, seeded.</param>
/// <param name="Socket">Stands in for real sockets.</param>
public sealed record IntercomEnvironment(TimeProvider Time, Random Random, string? BaseUrl = null, HttpMessageHandler? Socket = null);
