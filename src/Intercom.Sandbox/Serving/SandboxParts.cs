using Intercom.Sandbox.Api;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Limits;
using Intercom.Sandbox.Reporting;
using Intercom.Sandbox.Scrolling;
using Intercom.Sandbox.Search;
using Intercom.Sandbox.SignIn;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Serving;

/// <summary>Everything behind the socket, put together from the options.</summary>
internal sealed class SandboxParts
{
    private readonly SandboxOptions _options;
    private readonly TimeProvider _clock;
    private readonly TrafficMeter _meter;
    private readonly RateWindow _window;
    private readonly FaultDealer _faults;
    private readonly ContactsOnTheFly? _contactsOnTheFly;
    private readonly CompanyScroll _scroll;

    public SandboxParts(SandboxOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        Access = new AccessGate(options.Access);
        _meter = new TrafficMeter(clock);
        _window = new RateWindow(options.RateLimit, options.OtherClient, clock);
        _faults = new FaultDealer(options.Faults);
        (Workspace, _contactsOnTheFly) = BuildWorkspace(options, clock);
        _scroll = new CompanyScroll(options.Scroll, Workspace, new Random(options.Workspace.Seed), clock);
        Areas = BuildAreas();
    }

    public Workspace Workspace { get; }

    public IReadOnlyList<IApiArea> Areas { get; }

    public AccessGate Access { get; }

    /// <summary>The authorization server beside the API.</summary>
    public SignInEndpoints SignIn() => new(_options.SignIn, Access, _options.Access.Token, new AnswerWriter(_options.Gzip), _clock);

    public SandboxReport Report() => new(
        _meter.Requests, _meter.Endpoints(), _meter.Busiest10Seconds, _meter.PeakConcurrency, _meter.Versions(), _faults.Dealt, _scroll.Opened);

    public TrafficTimeline Timeline() => _meter.Timeline(_window.Uses());

    /// <summary>When the first thing happened in the workspace, unix seconds.</summary>
    private long Oldest() => Math.Min(Workspace.Oldest() ?? _clock.GetUtcNow().ToUnixTimeSeconds(), _contactsOnTheFly?.Earliest ?? long.MaxValue);

    public RequestPipeline BuildPipeline(CancellationToken stopping)
    {
        var writer = new AnswerWriter(_options.Gzip);
        return new RequestPipeline(
            _meter,
            _window,
            Access,
            new Latency(_options.Latency, _options.LatencyJitter, new Random(_options.Workspace.Seed), _clock),
            _faults,
            new FaultPlayer(_options.Faults, writer, _clock),
            writer,
            _clock)
        {
            SendsRateHeaders = _options.RateLimitHeaders,
            Stopping = stopping,
            Versions = new VersionGate(_options.VersionOfApp),
        };
    }

    private static (Workspace Workspace, ContactsOnTheFly? Contacts) BuildWorkspace(SandboxOptions options, TimeProvider clock)
    {
        if (options.Workspace is { RecordsFile: not null, ContactsOnTheFly: > 0 })
            throw new ArgumentException("contacts come either from a record file or are made on the fly", nameof(options));
        var factory = new RowFactory(options.Workspace, new Random(options.Workspace.Seed));
        var workspace = new Workspace(factory, options.Search.IndexLag, options.PartCap, clock);
        if (options.Workspace.RecordsFile is { } file) new RecordFile(file, factory, clock.GetUtcNow()).Fill(workspace);
        else new WorkspaceGenerator(options.Workspace, factory, clock.GetUtcNow()).Fill(workspace);
        workspace.BuildIndexes();
        var contacts = options.Workspace.ContactsOnTheFly > 0 ? new ContactsOnTheFly(options.Workspace, factory.References, clock.GetUtcNow()) : null;
        return (workspace, contacts);
    }

    private IReadOnlyList<IApiArea> BuildAreas()
    {
        var calendar = new WorkspaceCalendar(TimeZoneInfo.FindSystemTimeZoneById(_options.TimeZone));
        return
        [
            new MeEndpoint(_options.TimeZone, _options.Region, Oldest),
            new ListEndpoints(Workspace),
            new SearchEndpoints(new SearchEngine(Workspace, _options.Search, _contactsOnTheFly), new SearchRequestParser(_options.Search, calendar), new SearchTail(_options.Search)),
            new AttributeEndpoints(Workspace),
            new HelpCenterEndpoints(Workspace),
            new CallEndpoints(Workspace),
            new MacroEndpoint(Workspace),
            new CustomObjectEndpoint(Workspace, _options.Workspace.RecordsFile is null ? _options.Workspace.CustomObjectTypes : []),
            new ContactEndpoints(Workspace),
            new ConversationEndpoints(Workspace, _options.NotFoundAsHtml),
            new CompanyEndpoints(Workspace, _scroll),
            new ActivityLogEndpoints(Workspace, _options.ActivityLogs, _clock),
        ];
    }
}
