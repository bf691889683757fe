using System.Text.Json.Nodes;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Process.Tests;

/// <summary>
/// A read that is killed at random bytes of its output and resumed from the whole lines read, until a run ends by itself. Between
/// runs rows change, so that what an earlier run printed can be stale.
/// </summary>
/// <param name="clock">The sandbox's.</param>
internal sealed class KillSession(
    SandboxServer sandbox, SandboxClock clock, IReadOnlyList<string> streams, Random random, JsonObject? options = null)
{
    /// <summary>So that no run waits for the scroll that the one before it left open.</summary>
    private static readonly TimeSpan _betweenRuns = TimeSpan.FromMinutes(1);

    private readonly Archive _archive = new(streams, (int?)options?["num_workers"] ?? 10);

    public Archive Archive => _archive;

    public int Kills { get; private set; }

    public long OutputBytes { get; private set; }

    public long StateBytes { get; private set; }

    public int LongestState { get; private set; }

    /// <param name="mostBytes">No run is killed later than this; the draw favours none of the powers of ten below it.</param>
    public async Task RunToEndAsync(double mostBytes, int mostKills, CancellationToken cancellationToken)
    {
        while (true)
        {
            var killAfter = Kills < mostKills ? (long)(100 * Math.Pow(mostBytes / 100, random.NextDouble())) : long.MaxValue;
            var truth = Truth();
            var run = await RunAsync(killAfter, cancellationToken);
            Count(run.Output);
            _archive.Take(run.Output, truth);
            if (run.BytesRead < killAfter)
            {
                run.ExitCode.ShouldBe(0, string.Join('\n', run.Output.Errors.Select(error => error.Message)));
                return;
            }

            Kills++;
            clock.Jump(_betweenRuns);
            ChangeRows();
        }
    }

    public IReadOnlyList<TruthRow> Missing() => _archive.Missing(Truth());

    private async Task<FinishedRun> RunAsync(long killAfter, CancellationToken cancellationToken)
    {
        using var files = ReadFiles.Write(sandbox.Token, streams, _archive.States, options);
        return await FinishedRun.ReadAsync((sandbox.BaseUrl, sandbox.Token), files, killAfter, cancellationToken);
    }

    private TruthSnapshot Truth() => new(sandbox.Workspace, streams, RealClock.Time.GetUtcNow());

    /// <summary>
    /// Not segments: they are part of company segments too, whose unit of change is the company; nor companies that a contact's list of
    /// more than ten holds whole, whose unit of change is the contact.
    /// </summary>
    private void ChangeRows()
    {
        foreach (var stream in streams.Intersect(StreamName.Changeable).Except([StreamName.Segments]))
        {
            var rows = sandbox.Workspace.Rows(stream);
            if (stream == StreamName.Companies) rows = [.. rows.ExceptBy(Held(), row => row.Id)];
            sandbox.Workspace.Touch(rows[random.Next(rows.Count)]);
        }

        if (!streams.Contains(StreamName.DeletedConversations)) return;
        var conversations = sandbox.Workspace.Rows(StreamName.Conversations);
        sandbox.Workspace.Delete(conversations[random.Next(conversations.Count)]);
    }

    private IEnumerable<string> Held() =>
        sandbox.Workspace.Truth(StreamName.ContactCompanies).Where(company => company.Json.Span.IndexOf("\"updated_at\""u8) >= 0).Select(company => company.Id);

    private void Count(RunOutput output)
    {
        OutputBytes += output.Bytes;
        StateBytes += output.States.Sum(state => (long)state.Bytes);
        LongestState = Math.Max(LongestState, output.States.Select(state => state.Bytes).DefaultIfEmpty().Max());
    }
}
