using Intercom.Sandbox.Api;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Scrolling;
using Intercom.Sandbox.Search;
using Intercom.Sandbox.SignIn;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox;

/// <summary>A sandbox to start. The defaults are a small, fast, well-behaved Intercom on a free port.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    public WorkspaceOptions Workspace { get; init; } = new();

    public AccessOptions Access { get; init; } = new();

    public SearchOptions Search { get; init; } = new();

    public ScrollOptions Scroll { get; init; } = new();

    public ActivityLogOptions ActivityLogs { get; init; } = new();

    public FaultOptions Faults { get; init; } = new();

    public DriftOptions Drift { get; init; } = new();

    /// <summary>The workspace's time zone, an IANA name: told by /me, and what day-granular search counts days in.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Where the workspace is hosted, as /me tells it: US, EU, AU.</summary>
    public string Region { get; init; } = "US";

    public SignInOptions SignIn { get; init; } = new();

    /// <summary>The version of requests that name none.</summary>
    public ApiVersion VersionOfApp { get; init; } = ApiVersion.V2_11;

    /// <summary>Requests a minute; a sixth of it is let through in each 10-second window.</summary>
    public int RateLimit { get; init; } = 1_000_000;

    /// <summary>Requests that another client of the workspace makes in each 10-second window, evenly, out of the same limit.</summary>
    public int OtherClient { get; init; }

    /// <summary>Whether answers carry the X-RateLimit headers; production leaves them out at times.</summary>
    public bool RateLimitHeaders { get; init; } = true;

    /// <summary>What each answer takes at least.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>An even draw up to this comes on top of <see cref="Latency"/>.</summary>
    public TimeSpan LatencyJitter { get; init; }

    /// <summary>Compress (fastest level) for clients that accept it.</summary>
    public bool Gzip { get; init; } = true;

    /// <summary>At most this many parts, the most recent, come with a conversation (description: 500).</summary>
    public int PartCap { get; init; } = 500;

    /// <summary>Answer for a deleted conversation with an HTML page instead of <c>error.list</c>; both occur.</summary>
    public bool NotFoundAsHtml { get; init; }
}
