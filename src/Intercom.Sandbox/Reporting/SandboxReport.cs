using System.Text.Json;
using System.Text.Json.Serialization;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Reporting;

/// <summary>What a sandbox has served so far.</summary>
/// <param name="Endpoints">By method and route, such as <c>POST /contacts/search</c>.</param>
/// <param name="Busiest10Seconds">The most requests that started within any 10 seconds.</param>
/// <param name="PeakConcurrency">The most requests that were open at one time.</param>
/// <param name="FaultsDealt">How many of each kind.</param>
/// <param name="ApiVersions">How many requests carried which <c>Intercom-Version</c>; "none" for those without.</param>
/// <param name="ScrollsOpened">Scrolls the server opened, those a fault kept from the client included.</param>
public sealed record SandboxReport(
    int Requests,
    IReadOnlyDictionary<string, EndpointReport> Endpoints,
    [property: JsonPropertyName("busiest_10_seconds")] int Busiest10Seconds,
    int PeakConcurrency,
    IReadOnlyDictionary<string, int> ApiVersions,
    IReadOnlyDictionary<FaultKind, int> FaultsDealt,
    int ScrollsOpened)
{
    /// <summary>429 answers, whether the window or a fault was the reason.</summary>
    public int Throttled => Endpoints.Values.Sum(endpoint => endpoint.Statuses.GetValueOrDefault("429"));

    public string ToJson() => JsonSerializer.Serialize(this, RowJson.Options);
}
