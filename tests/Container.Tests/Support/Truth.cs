using System.Text.Json;
using Intercom.Sandbox;
using Intercom.Sandbox.Demo.Truth;
using TestKit;

namespace Container.Tests.Support;

/// <summary>What came out of containers, held against what the sandbox holds.</summary>
internal static class Truth
{
    /// <summary>Every row of the streams once and as it stands, and nothing besides.</summary>
    public static void ShouldBeExact(this SourceRun run, SandboxServer sandbox, params IEnumerable<string> streams)
    {
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Errors.Select(error => error.Message)));
        Compare(sandbox, streams, run).ShouldBeEmpty();
    }

    /// <summary>Every row of the streams in one of the runs at least: where one ends early and another goes on, repeats are allowed.</summary>
    public static void ShouldBeWhole(SandboxServer sandbox, IEnumerable<string> streams, params SourceRun[] runs) =>
        Compare(sandbox, streams, runs).ShouldNotContain(finding => finding.Kind != FindingKind.Repeated);

    private static IReadOnlyList<Finding> Compare(SandboxServer sandbox, IEnumerable<string> streams, params IEnumerable<SourceRun> runs) =>
        TruthComparison.Compare(new WorkspaceTruth([.. streams.SelectMany(sandbox.Workspace.Truth)]), [.. runs.Select(Ledger)]);

    private static RecordLedger Ledger(SourceRun run)
    {
        var ledger = new RecordLedger();
        foreach (var record in run.Records) ledger.Add(record.Stream, Data(run.Lines[record.Line]));
        return ledger;
    }

    /// <summary>The record's bytes as printed, numbers and all.</summary>
    private static JsonElement Data(string line) => JsonDocument.Parse(line).RootElement.GetProperty("record").GetProperty("data");
}
