using System.Text.Json.Nodes;
using Intercom.Sandbox.Demo.Truth;

namespace Intercom.Sandbox.Demo;

/// <summary>The Intercom that the demo reads.</summary>
internal interface IDemoTarget : IAsyncDisposable
{
    /// <summary>What it is, in one sentence.</summary>
    string Introduction { get; }

    /// <summary>The connector's configuration.</summary>
    JsonObject Config { get; }

    /// <summary>The connector's <c>INTERCOM_BASE_URL</c>; null leaves the region's host.</summary>
    string? BaseUrl { get; }

    /// <summary>What a complete reader has now; null when nobody knows.</summary>
    WorkspaceTruth? Truth();

    /// <summary>Changes rows, and says how many; null when that is not allowed here.</summary>
    string? ChangeRows();

    /// <summary>What it has been asked, counted on its own side; null when nobody knows.</summary>
    string? Traffic();
}
