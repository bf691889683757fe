using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Connector.Http;

/// <summary>Ends a TLS handshake over the server's certificate. The handshakes that fail otherwise may succeed the next time.</summary>
/// <param name="message">What is wrong with it, as the end of a sentence.</param>
internal sealed class CertificateRefusedException(string message, bool isForAnotherHost) : AuthenticationException(message)
{
    public bool IsForAnotherHost { get; } = isForAnotherHost;

    /// <summary>The platform's own verdict, but with the reasons in it.</summary>
    /// <returns>True, or it throws.</returns>
    public static bool IsTrusted(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (errors == SslPolicyErrors.RemoteCertificateNameMismatch) throw new CertificateRefusedException("for another host", isForAnotherHost: true);
        var reasons = string.Join(", ", (chain?.ChainStatus ?? []).Select(status => status.Status).Distinct());
        throw new CertificateRefusedException($"not trusted ({(reasons.Length == 0 ? errors.ToString() : reasons)})", isForAnotherHost: false);
    }
}
