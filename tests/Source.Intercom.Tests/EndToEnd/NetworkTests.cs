using System.Net;
using System.Security.Cryptography.X509Certificates;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>The program behind proxies that tunnel, and proxies that open TLS with a certificate of their own.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly InputFiles _files = new();
    private readonly X509Certificate2 _certificate = SelfSigned.Certificate(IPAddress.Loopback);

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_a_config_error_at_once_that_names_the_variable()
    {
        await using var server = await ScriptedServer.StartAsync(Answer, _certificate);

        var check = await RunAsync("check", server.BaseUrl);
        var read = await RunAsync("read", server.BaseUrl);

        var status = check.Single("CONNECTION_STATUS", "connectionStatus");
        status.Value<string>("status").ShouldBe("FAILED");
        var message = status.Value<string>("message")!;
        message.ShouldStartWith("Intercom cannot be asked: the certificate of 127.0.0.1 is not trusted (UntrustedRoot)");
        message.ShouldContain("`SSL_CERT_FILE`");
        var error = read.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldStartWith("Stream `tags`: the certificate of 127.0.0.1 is not trusted");
        error.Message.ShouldContain("`SSL_CERT_FILE`");
        read.Logs.ShouldNotContain(log => log.Message.Contains("trying again"));
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_authority_that_SSL_CERT_FILE_names_is_trusted()
    {
        await using var server = await ScriptedServer.StartAsync(Answer, _certificate);

        var run = await RunAsync("read", server.BaseUrl, ("SSL_CERT_FILE", _files.Write("ca.pem", _certificate.ExportCertificatePem())));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("tags").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_whoever_signed_it()
    {
        using var other = SelfSigned.Certificate(address: null);
        await using var server = await ScriptedServer.StartAsync(Answer, other);

        var run = await RunAsync("read", server.BaseUrl, ("SSL_CERT_FILE", _files.Write("ca.pem", other.ExportCertificatePem())));

        run.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("Stream `tags`: the certificate of 127.0.0.1 is for another host");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_no_matter_of_certificates()
    {
        await using var server = await ScriptedServer.StartAsync(Answer);

        var run = await RunAsync("check", server.BaseUrl.Replace("http://", "https://", StringComparison.Ordinal));

        run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message")!.ShouldStartWith("Intercom could not be reached, or did not answer as it should (GET /me: ");
    }

    [Fact]
    public async Task HTTPS_PROXY_is_used_and_sees_no_more_than_host_and_port()
    {
        using var proxy = new ConnectProxy();
        await using var server = await ScriptedServer.StartAsync(Answer, _certificate);

        var run = await RunAsync("read", server.BaseUrl,
            ("SSL_CERT_FILE", _files.Write("ca.pem", _certificate.ExportCertificatePem())), ("HTTPS_PROXY", proxy.Url));

        run.ExitCode.ShouldBe(0);
        proxy.Asked.ShouldHaveSingleItem().ShouldBe($"CONNECT 127.0.0.1:{new Uri(server.BaseUrl).Port} HTTP/1.1");
        server.Requests.ShouldHaveSingleItem().Authorization.ShouldBe($"Bearer {Some.Token}");
    }

    [Fact]
    public async Task NO_PROXY_names_hosts_that_are_asked_without_it()
    {
        using var proxy = new ConnectProxy();
        await using var server = await ScriptedServer.StartAsync(Answer, _certificate);

        var run = await RunAsync("read", server.BaseUrl,
            ("SSL_CERT_FILE", _files.Write("ca.pem", _certificate.ExportCertificatePem())), ("HTTPS_PROXY", proxy.Url), ("NO_PROXY", "127.0.0.1"));

        run.ExitCode.ShouldBe(0);
        proxy.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_goes_in_plain_text_to_this_machine_goes_through_no_proxy()
    {
        using var proxy = new ConnectProxy();
        await using var server = await ScriptedServer.StartAsync(Answer);

        var run = await RunAsync("read", server.BaseUrl, ("HTTP_PROXY", proxy.Url), ("http_proxy", proxy.Url), ("ALL_PROXY", proxy.Url));

        proxy.Asked.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    public void Dispose()
    {
        _files.Dispose();
        _certificate.Dispose();
    }

    private static HttpResponseMessage Answer(ScriptedRequest request) => ScriptedApi.Json("""{"type":"list","data":[{"type":"tag","id":"1","name":"a"}]}""");

    private async Task<SourceRun> RunAsync(string command, string baseUrl, params IEnumerable<(string Name, string Value)> more)
    {
        var environment = new Dictionary<string, string?> { ["INTERCOM_BASE_URL"] = baseUrl };
        foreach (var name in new[] { "SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY" })
            (environment[name], environment[name.ToLowerInvariant()]) = (null, null);
        foreach (var (name, value) in more) environment[name] = value;
        var catalog = CatalogBuilder.Of(IntercomRunner.At(baseUrl: null).Source.Streams, "tags");
        string[] args = [command, "--config", _files.Write("config.json", Some.Config())];
        if (command == "read") args = [.. args, "--catalog", _files.Write("catalog.json", catalog)];
        var (exitCode, stdout, stderr) = await ConnectorProcess.RunAsync(environment, args);
        return new RunReader(Some.Token).Read(exitCode, stdout, stderr);
    }
}
