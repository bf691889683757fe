using System.Net;
using System.Security.Cryptography;
using Airbyte.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Intercom.Loader;

/// <summary>Serves the page, the metrics and the health of <c>run</c>.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private static readonly TimeSpan _freshEnough = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly PageSources _sources;
    private readonly string _formToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private readonly PageGuard _guard;

    private PageServer(IPEndPoint address, string? token, PageSources sources)
    {
        _sources = sources;
        _guard = new PageGuard(token, _formToken);
        _app = Build(address);
        _app.Use(GuardAsync);
        _app.MapGet("/", ShowAsync);
        _app.MapGet("/page.css", () => Results.Text(Css(), "text/css"));
        _app.MapGet("/metrics", MetricsAsync);
        _app.MapGet("/healthz", () => Answer(sources.Loop.IsAlive, "The schedule is alive.", "The schedule does not look at the clock any more."));
        _app.MapGet("/readyz", () => Answer(
            Health.IsReady(sources.Schedule, sources.Watch.Snapshot?.LastSuccess, sources.Setting.Time.GetUtcNow()), "A run succeeded lately.", "No run has succeeded within three intervals."));
        _app.MapPost("/run", Button((_, _) => Task.FromResult(sources.Actions.Run())));
        _app.MapPost("/refresh", Button((form, cancelled) => sources.Actions.RefreshAsync(form["object"].ToString(), cancelled)));
        _app.MapPost("/check", Button((_, cancelled) => sources.Actions.CheckAsync(cancelled)));
        _app.MapPost("/reconnect", Button((form, cancelled) => sources.Actions.ReconnectAsync(form["token"].ToString().Trim(), cancelled)));
    }

    /// <summary>Scheme, host and port.</summary>
    public string Url => _app.Urls.Single();

    /// <exception cref="ConnectorException">The address is taken, or is not of this machine.</exception>
    public static async Task<PageServer> StartAsync(IPEndPoint address, string? token, PageSources sources, CancellationToken cancellationToken)
    {
        var server = new PageServer(address, token, sources);
        try
        {
            await server._app.StartAsync(cancellationToken);
            return server;
        }
        catch (Exception refused) when (refused is IOException or System.Net.Sockets.SocketException)
        {
            await server.DisposeAsync();
            throw ConnectorException.Config($"The page cannot be served at {address}: {refused.Message} Choose another port by --listen.", refused);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(IPEndPoint address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(address);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024;
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        // Whether it lives is no secret, and who asks has seldom a password.
        if (http.Request.Path.Value is "/healthz" or "/readyz") return next(http);
        if (_guard.Refuse(http.Request) is not { } status) return next(http);
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized) headers.WWWAuthenticate = "Basic realm=\"intercom-loader\", charset=\"UTF-8\"";
        return http.Response.WriteAsync(status == StatusCodes.Status401Unauthorized ? "The page's token is needed, as the password.\n" : "This page is for this machine: ask 127.0.0.1 or localhost.\n");
    }

    private async Task ShowAsync(HttpContext http)
    {
        await _sources.Watch.ReadIfOlderAsync(_freshEnough, _patience, http.RequestAborted);
        // While something changes by itself.
        if (_sources.Loop.State.Running is not null) http.Response.Headers["Refresh"] = "5";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(_sources.Setting.Screen.Redact(PageView.Of(_sources.Model(PageAnswers.Take(http), _formToken)).Text), http.RequestAborted);
    }

    private async Task MetricsAsync(HttpContext http)
    {
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        await PrometheusText.WriteAsync(_sources.Metrics(), http.Response.Body, http.RequestAborted);
    }

    private RequestDelegate Button(Func<IFormCollection, CancellationToken, Task<string>> act) => http => ActAsync(http, act);

    private async Task ActAsync(HttpContext http, Func<IFormCollection, CancellationToken, Task<string>> act)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (_guard.IsForeign(http.Request, form[PageGuard.FormField]))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync("This button was pressed on another page, or on one from before the loader was started anew. Load the page again.\n");
            return;
        }

        string said;
        try
        {
            said = await act(form, http.RequestAborted);
        }
        catch (UsageException wrong)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(wrong.Message + "\n");
            return;
        }

        // Looked at anew, the page does not press the button again.
        PageAnswers.Give(http, said);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = "./";
    }

    private static IResult Answer(bool isGood, string good, string bad) =>
        Results.Text(isGood ? good + "\n" : bad + "\n", statusCode: isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static string Css()
    {
        using var stream = typeof(PageServer).Assembly.GetManifestResourceStream("page.css")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
