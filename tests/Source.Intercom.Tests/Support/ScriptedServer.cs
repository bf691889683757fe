using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.Support;

/// <summary>A real server on 127.0.0.1 that answers each request as the test says, for the program as a process; with TLS where a certificate is given.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app) => _app = app;

    public string BaseUrl => _app.Urls.Single();

    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    public static async Task<ScriptedServer> StartAsync(Func<ScriptedRequest, HttpResponseMessage> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.Run(http => server.AnswerAsync(http, answer));
        await app.StartAsync();
        return server;
    }

    /// <summary>The program reads a stream of it, incrementally where it can.</summary>
    /// <param name="states">As a platform hands them back; null: none.</param>
    public async Task<SourceRun> ReadAsync(string stream, JArray? states = null)
    {
        using var files = new InputFiles();
        var catalog = CatalogBuilder.Of(IntercomRunner.At(baseUrl: null).Source.Streams, stream);
        string[] from = states is null ? [] : ["--state", files.Write("state.json", states)];
        var (exitCode, stdout, stderr) = await ConnectorProcess.RunAsync(
            BaseUrl, ["read", "--config", files.Write("config.json", Some.Config()), "--catalog", files.Write("catalog.json", catalog), .. from]);
        return new RunReader(Some.Token).Read(exitCode, stdout, stderr);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, Func<ScriptedRequest, HttpResponseMessage> answer)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new ScriptedRequest(
            new HttpMethod(http.Request.Method),
            new Uri($"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}{http.Request.QueryString}"),
            await reader.ReadToEndAsync(http.RequestAborted),
            http.Request.Headers.Authorization);
        Requests.Enqueue(request);
        using var response = answer(request);
        http.Response.StatusCode = (int)response.StatusCode;
        http.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
