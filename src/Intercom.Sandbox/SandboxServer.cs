using System.Net;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Reporting;
using Intercom.Sandbox.Serving;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox;

/// <summary>A local Intercom on 127.0.0.1: a real socket in front of a workspace whose truth is known.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxParts _parts;

    private SandboxServer(WebApplication app, SandboxParts parts, SandboxOptions options, WorkspaceDrift drift)
    {
        _app = app;
        _parts = parts;
        Drift = drift;
        Token = options.Access.Token;
        BaseUrl = app.Urls.Single();
    }

    /// <summary>Scheme, host and port, without a trailing slash.</summary>
    public string BaseUrl { get; }

    /// <summary>The bearer token that is accepted.</summary>
    public string Token { get; }

    /// <summary>The data: ground truth, and the means to change it.</summary>
    public Workspace Workspace => _parts.Workspace;

    /// <summary>The steady changing of rows; at rest unless the options give it a rate.</summary>
    public WorkspaceDrift Drift { get; }

    /// <summary>What has been served so far.</summary>
    public SandboxReport Report => _parts.Report();

    /// <summary>When it was served.</summary>
    public TrafficTimeline Timeline => _parts.Timeline();

    /// <param name="clock">The clock of everything in here: generated times, scroll expiry, rate windows, latency, drift. The real one by default.</param>
    /// <exception cref="TimeZoneNotFoundException">The options name an unknown time zone.</exception>
    /// <exception cref="InvalidDataException">The record file holds something else.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        clock ??= Program.WallClock;
        var parts = new SandboxParts(options, clock);
        var app = Build(options.Port);
        Map(app, parts);
        await app.StartAsync(cancellation);
        var drift = new WorkspaceDrift(parts.Workspace, options.Drift, clock);
        drift.Start();
        return new SandboxServer(app, parts, options, drift);
    }

    /// <summary>The token is good no more, as when its app is uninstalled.</summary>
    public void RevokeToken() => _parts.Access.Revoke();

    public async ValueTask DisposeAsync()
    {
        await Drift.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            // A page of 150 rows is some 400 kB: room for two, so that writing one does not wait for the client again and again.
            kestrel.Limits.MaxResponseBufferSize = 1024 * 1024;
            // A reader whose output is slow may stop reading for long; production would not cut it off after five seconds either.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private static void Map(WebApplication app, SandboxParts parts)
    {
        var pipeline = parts.BuildPipeline(app.Lifetime.ApplicationStopping);
        foreach (var endpoint in parts.Areas.SelectMany(area => area.Endpoints))
            app.MapMethods(endpoint.Route, [endpoint.Method], http => pipeline.RunAsync(http, endpoint));
        var unknown = new ApiEndpoint("*", "unknown", null, _ => ValueTask.FromResult(ApiError.NotFound()));
        app.Map("/{**path}", http => pipeline.RunAsync(http, unknown));
        parts.SignIn().Map(app);
        new ControlEndpoints(parts.Workspace, parts.Report, parts.Timeline).Map(app);
    }
}
