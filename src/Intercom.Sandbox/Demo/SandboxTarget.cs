using System.Globalization;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Demo.Truth;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo;

/// <summary>A sandbox in this process, behind a real socket, whose truth is known.</summary>
internal sealed class SandboxTarget : IDemoTarget
{
    /// <summary>Requests a minute that Intercom allows a private app (developers.intercom.com, "Rate limiting").</summary>
    private const int RateLimit = 10_000;

    private readonly SandboxServer _sandbox;
    private readonly DemoOptions _options;

    private SandboxTarget(SandboxServer sandbox, DemoOptions options)
    {
        _sandbox = sandbox;
        _options = options;
        Config = new JsonObject
        {
            ["access_token"] = sandbox.Token,
            ["start_date"] = ConnectorDate.Of(Oldest()),
            ["custom_object_types"] = new JsonArray([.. new WorkspaceOptions().CustomObjectTypes.Select(type => JsonValue.Create(type))]),
        };
    }

    public string Introduction => Invariant(
        $"A sandbox at {BaseUrl}: {_options.Contacts:N0} contacts, {_options.Companies:N0} companies, {_options.Conversations:N0} conversations, {_options.Tickets:N0} tickets.");

    public JsonObject Config { get; }

    public string BaseUrl => _sandbox.BaseUrl;

    public static async Task<SandboxTarget> StartAsync(DemoOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Workspace = new WorkspaceOptions
                {
                    Contacts = options.Contacts,
                    Companies = options.Companies,
                    Conversations = options.Conversations,
                    Tickets = options.Tickets,
                },
                RateLimit = RateLimit,
                Latency = options.Latency,
                LatencyJitter = options.Latency,
                Drift = new DriftOptions { Additions = 0.2 },
            },
            clock,
            cancellation);
        return new SandboxTarget(sandbox, options);
    }

    public WorkspaceTruth Truth() => WorkspaceTruth.Of(_sandbox.Workspace);

    public string ChangeRows()
    {
        for (var i = 0; i < _options.Changes; i++) _sandbox.Drift.ChangeOne();
        return Invariant($"{_options.Changes:N0} changes among contacts, companies, conversations and tickets: rows edited, rows and parts added.");
    }

    public string Traffic()
    {
        var report = _sandbox.Report;
        return Invariant($"The sandbox counted {report.Requests:N0} requests: at most {report.Busiest10Seconds:N0} in any 10 s")
            + Invariant($" (Intercom allows {RateLimit / 6:N0}), at most {report.PeakConcurrency} at a time, {report.Throttled} answered 429.");
    }

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    /// <summary>The start date that leaves nothing out.</summary>
    private DateTimeOffset Oldest() => DateTimeOffset.FromUnixTimeSeconds(
        Truth().Records.Where(record => record.UpdatedAt > 0).Min(record => record.UpdatedAt));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
