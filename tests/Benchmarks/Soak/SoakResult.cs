using Intercom.Sandbox.Reporting;

namespace Benchmarks.Soak;

/// <summary>What a soak saw.</summary>
/// <param name="Runs">How each of them ended, as the ledger has it.</param>
/// <param name="Tables">What the tables lack of the sandbox's rows at the end.</param>
internal sealed record SoakResult(
    TimeSpan Length, IReadOnlyList<SoakSample> Samples, IReadOnlyList<SoakIncident> Incidents, IReadOnlyList<string> Runs, SandboxReport Report, TableDifference Tables);
