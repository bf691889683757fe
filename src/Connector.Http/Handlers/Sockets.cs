using System.Net;

namespace Connector.Http;

/// <summary>Real sockets, as this client needs them.</summary>
internal static class Sockets
{
    private static readonly TimeSpan _connectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>A host may move: its name is looked up anew at least this often.</summary>
    private static readonly TimeSpan _connectionLifetime = TimeSpan.FromMinutes(3);

    /// <summary>Shorter than the 60 s after which common load balancers close an idle connection, perhaps just as we send.</summary>
    private static readonly TimeSpan _idleTimeout = TimeSpan.FromSeconds(30);

    /// <param name="maxConnections">At most this many connections to the server.</param>
    /// <param name="isEncrypted">Else no proxy that the environment names is used: it would be shown the token.</param>
    public static SocketsHttpHandler Create(int maxConnections, bool isEncrypted) => new()
    {
        UseProxy = isEncrypted,
        SslOptions = { RemoteCertificateValidationCallback = static (_, _, chain, errors) => CertificateRefusedException.IsTrusted(chain, errors) },
        AllowAutoRedirect = false, // A redirect could take the token to another origin.
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ActivityHeadersPropagator = null, // No trace header goes along, and no time into the question.
        PooledConnectionLifetime = _connectionLifetime,
        PooledConnectionIdleTimeout = _idleTimeout,
        ConnectTimeout = _connectTimeout,
        MaxConnectionsPerServer = maxConnections,
        RequestHeaderEncodingSelector = static (_, request) => NoContent.Unannounce(request),
    };
}
