namespace Connector.Http;

/// <summary>The server's certificate is not to be trusted: nothing was sent, and another attempt would find the same.</summary>
public sealed class UntrustedCertificateException : ApiException
{
    internal UntrustedCertificateException(string endpoint, string host, CertificateRefusedException refused)
        : base(Verdict.Rejected, endpoint, $"the certificate of {host} is {refused.Message}", refused)
    {
        IsForAnotherHost = refused.IsForAnotherHost;
    }

    /// <summary>Trusted or not, it does not name the host that was called.</summary>
    public bool IsForAnotherHost { get; }
}
