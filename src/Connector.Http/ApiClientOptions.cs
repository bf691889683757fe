namespace Connector.Http;

/// <summary>What the source decides about its API.</summary>
public sealed class ApiClientOptions
{
    /// <summary>The one origin that is called: <c>https://api.example.com</c>. Plain http for a loopback address only.</summary>
    public required Uri BaseUrl { get; init; }

    public required BearerToken Token { get; init; }

    /// <summary>Who asks, as the server's operators see it: product and version, <c>some-client/1.2.3</c> (RFC 9110 section 10.1.5).</summary>
    public string? UserAgent { get; init; }

    /// <summary>Sent with every request that has none of that name, e.g. <c>Accept</c> and the API's version.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ErrorReader ReadError { get; init; } = static _ => null;

    public RetryOptions Retry { get; init; } = new();

    /// <summary>Told before every wait for another attempt.</summary>
    public Func<RetryNotice, ValueTask>? OnRetry { get; init; }

    /// <summary>Takes a line about every attempt; null when nobody listens.</summary>
    public Func<string, CancellationToken, ValueTask>? Debug { get; init; }

    /// <summary>
    /// The caller's own layer, made round the rest of the chain: each attempt passes it, and it is left while backing off (the place
    /// for a worker slot).
    /// </summary>
    public Func<IRequestHandler, IRequestHandler>? OwnLayer { get; init; }

    /// <summary>The memory that the bodies of all answers share, until whoever got them disposes them.</summary>
    public ByteAllowance Allowance { get; init; } = new(ByteAllowance.DefaultLimit);

    /// <summary>Connections to the server at once, at most.</summary>
    public int MaxConnections { get; init; } = 64;

    /// <summary>Stands in for the real sockets: a test or a simulation. Disposed with the client.</summary>
    public HttpMessageHandler? Socket { get; init; }
}
