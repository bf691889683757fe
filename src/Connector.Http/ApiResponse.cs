namespace Connector.Http;

/// <summary>An answer: status, the few headers that matter here, and the whole body in pooled memory.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The body, decompressed; owned by this answer until <see cref="DetachBody"/>.</param>
public sealed class ApiResponse(int status, PooledBody body) : IDisposable
{
    private PooledBody? _body = body;

    public int Status { get; } = status;

    /// <summary>The server's clock when it answered, whole seconds (RFC 9110 section 6.6.1).</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>How long the server asks to wait, from now; never negative (RFC 9110 section 10.2.3: seconds or a date).</summary>
    public TimeSpan? RetryAfter { get; init; }

    public RateLimitHeaders? RateLimit { get; init; }

    /// <summary>Where a redirect points, as sent. It may carry secrets: print its origin only.</summary>
    public string? Location { get; init; }

    /// <exception cref="ObjectDisposedException">The answer was disposed or its body detached.</exception>
    public ReadOnlyMemory<byte> Body => Held.Memory;

    private PooledBody Held => _body ?? throw new ObjectDisposedException(nameof(ApiResponse));

    /// <summary>Hands the body to the caller, who disposes it.</summary>
    public PooledBody DetachBody()
    {
        var held = Held;
        _body = null;
        return held;
    }

    public void Dispose()
    {
        _body?.Dispose();
        _body = null;
    }
}
