using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Scrolling;

/// <summary>What a scroll request comes to: a page, or one of the three refusals.</summary>
internal abstract record ScrollOutcome
{
    private ScrollOutcome()
    {
    }

    /// <summary>No rows mean the end.</summary>
    public sealed record Page(string ScrollParam, IReadOnlyList<RowVersion> Rows) : ScrollOutcome;

    /// <summary>Another scroll is open.</summary>
    public sealed record Exists : ScrollOutcome;

    /// <summary>The scroll has expired, has ended or never was.</summary>
    public sealed record Unknown : ScrollOutcome;

    /// <summary>The documented internal error: start over.</summary>
    public sealed record Broken : ScrollOutcome;
}
