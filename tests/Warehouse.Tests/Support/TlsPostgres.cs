using System.Net;
using System.Security.Cryptography.X509Certificates;
using TestKit;

namespace Warehouse.Tests;

/// <summary>A server that takes connections by TLS only, and the certificates that its clients may name.</summary>
public sealed class TlsPostgres : IAsyncLifetime
{
    private readonly InputFiles _files = new();
    private readonly X509Certificate2 _certificate = SelfSigned.Certificate(IPAddress.Loopback);
    private PostgresServer? _server;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync(_certificate);

    /// <param name="parameters">What follows the database; <c>{ca}</c>, <c>{other}</c> and <c>{broken}</c> stand for files of certificates.</param>
    public string Url(string parameters)
    {
        using var other = SelfSigned.Certificate(IPAddress.Loopback);
        return PostgresServer.Required(_server).Url + parameters
            .Replace("{ca}", PathOf("ca.pem", _certificate.ExportCertificatePem()), StringComparison.Ordinal)
            .Replace("{other}", PathOf("other.pem", other.ExportCertificatePem()), StringComparison.Ordinal)
            .Replace("{broken}", PathOf("broken.pem", "no certificate"), StringComparison.Ordinal);
    }

    public string PathOf(string name, string content) => _files.Write(name, content);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _certificate.Dispose();
        _files.Dispose();
    }
}
