using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Connector.Http.Tests.Errors;

/// <summary>Why a server's certificate is not taken, in words a person can act on.</summary>
public sealed class CertificateRefusedExceptionTests
{
    [Fact]
    public void One_that_the_platform_takes_is_taken() => CertificateRefusedException.IsTrusted(null, SslPolicyErrors.None).ShouldBeTrue();

    [Fact]
    public void One_that_names_another_host_is_refused_for_that()
    {
        var refused = Should.Throw<CertificateRefusedException>(() => CertificateRefusedException.IsTrusted(null, SslPolicyErrors.RemoteCertificateNameMismatch));

        (refused.Message, refused.IsForAnotherHost).ShouldBe(("for another host", true));
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable, "not trusted (RemoteCertificateNotAvailable)")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, "not trusted (RemoteCertificateChainErrors)")]
    public void Without_a_chain_the_platforms_own_word_is_the_reason(SslPolicyErrors errors, string reason)
    {
        var refused = Should.Throw<CertificateRefusedException>(() => CertificateRefusedException.IsTrusted(null, errors));

        (refused.Message, refused.IsForAnotherHost).ShouldBe((reason, false));
    }

    [Fact]
    public void With_a_chain_all_that_is_wrong_with_it_is_told()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=api.example.com", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero));
        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };
        chain.Build(certificate);

        var refused = Should.Throw<CertificateRefusedException>(() => CertificateRefusedException.IsTrusted(chain, SslPolicyErrors.RemoteCertificateChainErrors));

        refused.Message.ShouldBeOneOf("not trusted (NotTimeValid, UntrustedRoot)", "not trusted (UntrustedRoot, NotTimeValid)");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_becomes_of_it_names_the_host_and_keeps_the_reason(bool isForAnotherHost)
    {
        var untrusted = new UntrustedCertificateException("GET /me", "api.example.com", new CertificateRefusedException("wrong", isForAnotherHost));

        untrusted.IsForAnotherHost.ShouldBe(isForAnotherHost);
        untrusted.IsTransient.ShouldBeFalse();
        untrusted.Message.ShouldStartWith("GET /me: the certificate of api.example.com is wrong, ");
    }

    [Fact]
    public void A_body_too_large_says_how_much_there_may_be() => new BodyTooLargeException(64 * 1024 * 1024).Message.ShouldBe("the answer is larger than 64 MiB");

    [Fact]
    public void A_redirect_that_names_no_place_is_told_without_one() => Redirect.Refused(null).ShouldBe("redirects are not followed; is the base URL right?");
}
