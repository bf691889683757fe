using Intercom.Sandbox;
using TestKit;

namespace Process.Tests;

/// <summary>A read that was asked to stop by a signal, and its continuation.</summary>
internal static class StoppedRead
{
    /// <summary>Sends the signal, reads what still comes, and requires an end with the signal's exit code: what is waited for would not come during the test.</summary>
    public static async Task<FinishedRun> StopAsync(ConnectorProcess connector, LiveOutput output, int signal, string token, CancellationToken cancellationToken)
    {
        connector.Signal(signal);
        await output.ToEndAsync(cancellationToken);
        var run = await FinishedRun.EndAsync(connector, output.Bytes, token, cancellationToken);
        run.ExitCode.ShouldBe(128 + signal);
        return run;
    }

    /// <summary>Resumes from the states of a stopped run; the two together must hold the whole workspace, and no state may have run ahead.</summary>
    public static async Task ResumeAsync(SandboxServer sandbox, RunOutput stopped, IReadOnlyList<string> streams, CancellationToken cancellationToken)
    {
        var archive = new Archive(streams);
        var truth = new TruthSnapshot(sandbox.Workspace, streams, RealClock.Time.GetUtcNow());
        archive.Take(stopped, truth);
        using var files = ReadFiles.Write(sandbox.Token, streams, archive.States);
        var rest = await FinishedRun.ReadAsync((sandbox.BaseUrl, sandbox.Token), files, cancellationToken: cancellationToken);
        archive.Take(rest.Output, truth);
        rest.ExitCode.ShouldBe(0);
        archive.Violations.ShouldBeEmpty();
        archive.Missing(truth).ShouldBeEmpty();
    }
}
