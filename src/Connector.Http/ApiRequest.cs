namespace Connector.Http;

/// <summary>One logical request; sent again, unchanged, on every retry.</summary>
/// <param name="Method">The HTTP method. Every request must be idempotent, for every request may be sent again.</param>
/// <param name="Target">
/// Path and query relative to the base URL (<c>/contacts/search</c>), or an absolute URL, which must have the scheme, host and port
/// of the base URL; else <see cref="ForeignOriginException"/> and nothing is sent.
/// </param>
/// <param name="Endpoint">The template for messages and statistics: <c>GET /conversations/{id}</c>.</param>
public sealed record ApiRequest(HttpMethod Method, string Target, string Endpoint)
{
    /// <summary>The JSON body in UTF-8; empty means no body.</summary>
    public ReadOnlyMemory<byte> JsonBody { get; init; }

    /// <summary>Sent with this request, in place of the client's own of the same name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What an answer to this request means.</summary>
    public ResponseTable Table { get; init; } = ResponseTable.Default;

    /// <summary>Fewer attempts than <see cref="RetryOptions.MaxAttempts"/>, at least 1; a greater number has no effect.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Asked after an attempt that failed in a transient way, when another would follow; false ends the request instead.</summary>
    public Func<ApiException, CancellationToken, ValueTask<bool>>? GoesOn { get; init; }

    /// <summary>Opaque here: a caller's own handler finds its data in it.</summary>
    public object? Context { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt { get; internal init; } = 1;

    /// <summary>To be told what of an attempt counts; null outside a client.</summary>
    internal RetryRun? Run { get; init; }

    /// <summary>What the answer may hold in memory; there below the layer that opens it.</summary>
    internal ByteLease? Lease { get; init; }
}
