using System.Text.Json.Nodes;
using Intercom.Sandbox.Reporting;

namespace Benchmarks.Soak;

/// <summary>What a soak saw.</summary>
/// <param name="Runs">As the ledger has them, the newest first: <c>result</c>, <c>requests</c>, <c>commits</c>.</param>
/// <param name="Tables">What the tables lack of the sandbox's rows at the end.</param>
internal sealed record SoakResult(
    TimeSpan Length, IReadOnlyList<SoakSample> Samples, IReadOnlyList<SoakIncident> Incidents, IReadOnlyList<JsonNode> Runs, SandboxReport Report, TableDifference Tables);
