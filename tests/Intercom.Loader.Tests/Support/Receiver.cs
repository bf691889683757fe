using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Intercom.Loader.Tests.Support;

/// <summary>Takes whatever is sent to it, and keeps it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Path with query, and body, in the order they came.</summary>
    public ConcurrentQueue<(string Path, string Body)> Received { get; } = new();

    public string Url => _app.Urls.Single();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body, System.Text.Encoding.Latin1);
        Received.Enqueue((http.Request.Path + http.Request.QueryString, await body.ReadToEndAsync()));
        http.Response.StatusCode = StatusCodes.Status200OK;
    }
}
