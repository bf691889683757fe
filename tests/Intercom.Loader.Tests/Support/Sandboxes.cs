using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Loader.Tests.Support;

/// <summary>Small workspaces.</summary>
internal static class Sandboxes
{
    public static SandboxOptions Small { get; } = new()
    {
        Workspace = new WorkspaceOptions { Contacts = 300, Companies = 40, Conversations = 60, Tickets = 40, ActivityLogs = 60 },
        Drift = new DriftOptions { Additions = 0.2 },
    };

    /// <summary>One in which a load can be met in its midst: a request each conversation, none of them quick.</summary>
    public static SandboxOptions Slow { get; } = Small with
    {
        Workspace = Small.Workspace with { Conversations = 400 },
        Latency = TimeSpan.FromMilliseconds(40),
    };

    /// <summary>All but those that are left out by themselves.</summary>
    public static IReadOnlyList<string> Streams { get; } = [.. StreamName.All.Except([StreamName.ContactNotes, StreamName.CompanyNotes])];
}
