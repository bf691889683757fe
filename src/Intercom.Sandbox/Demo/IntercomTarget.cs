using System.Text.Json.Nodes;
using Intercom.Sandbox.Demo.Truth;

namespace Intercom.Sandbox.Demo;

/// <summary>A real workspace: read only, and nobody but it knows the truth.</summary>
internal sealed class IntercomTarget(string token, DemoOptions options, TimeProvider clock) : IDemoTarget
{
    /// <summary>A few days: enough to see something of a busy workspace, little enough to be over soon.</summary>
    public static TimeSpan DefaultReach { get; } = TimeSpan.FromDays(3);

    private readonly DateTimeOffset _start = options.StartDate ?? clock.GetUtcNow() - DefaultReach;

    public string Introduction => $"Intercom itself{(options.BaseUrl is { } url ? $" at {url}" : $", region {options.Region}")}, from {Start}; nothing is changed in it.";

    public JsonObject Config => new() { ["access_token"] = token, ["region"] = options.Region, ["start_date"] = Start };

    public string? BaseUrl => options.BaseUrl;

    private string Start => ConnectorDate.Of(_start);

    public WorkspaceTruth? Truth() => null;

    public string? ChangeRows() => null;

    public string? Traffic() => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
