using System.Text.Json;
using Intercom.Sandbox;
using Intercom.Sandbox.Demo.Truth;
using TestKit;

namespace Container.Tests.Support;

/// <summary>What was printed, held against what the sandbox holds.</summary>
internal static class Truth
{
    /// <summary>Every row of the streams once and as it stands, and nothing besides.</summary>
    public static void ShouldBeExact(this SourceRun run, SandboxServer sandbox, params IEnumerable<string> streams)
    {
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Errors.Select(error => error.Message)));
        Compare(sandbox, streams, run.Lines).ShouldBeEmpty();
    }

    /// <summary>
    /// Every row of the streams as it stands, the last time it came: runs that go on from each other's states repeat some.
    /// </summary>
    /// <param name="runs">The lines of each run, oldest first.</param>
    public static void ShouldBeWhole(SandboxServer sandbox, IEnumerable<string> streams, params IEnumerable<IEnumerable<string>> runs) =>
        Compare(sandbox, streams, runs).ShouldNotContain(finding => finding.Kind != FindingKind.Repeated);

    private static IReadOnlyList<Finding> Compare(SandboxServer sandbox, IEnumerable<string> streams, params IEnumerable<IEnumerable<string>> runs) =>
        TruthComparison.Compare(new WorkspaceTruth([.. streams.SelectMany(sandbox.Workspace.Truth)]), [.. runs.Select(Ledger)]);

    private static RecordLedger Ledger(IEnumerable<string> lines)
    {
        var ledger = new RecordLedger();
        foreach (var line in lines)
        {
            var message = JsonDocument.Parse(line).RootElement;
            if (message.GetProperty("type").GetString() != "RECORD") continue;
            var record = message.GetProperty("record");
            ledger.Add(record.GetProperty("stream").GetString()!, record.GetProperty("data"));
        }

        return ledger;
    }
}
