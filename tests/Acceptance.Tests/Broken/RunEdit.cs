using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Alterations of a run's output. Each fails when there is nothing to alter, so that no breakage leaves a good run as it was.</summary>
internal static class RunEdit
{
    public static ConnectorRun Insert(this ConnectorRun run, int at, string line) => run.With([.. run.Texts.Take(at), line, .. run.Texts.Skip(at)]);

    public static ConnectorRun Append(this ConnectorRun run, string line) => run.Insert(run.Texts.Count, line);

    public static ConnectorRun Drop(this ConnectorRun run, OutputLine line) => run.With([.. run.Texts.Where((_, number) => number != line.Number)]);

    public static ConnectorRun DropAll(this ConnectorRun run, Func<OutputLine, bool> which)
    {
        var dropped = run.Lines.Where(which).Select(line => line.Number).ToHashSet();
        return dropped.Count > 0
            ? run.With([.. run.Texts.Where((_, number) => !dropped.Contains(number))])
            : throw new InvalidOperationException("Nothing to drop.");
    }

    public static ConnectorRun Repeat(this ConnectorRun run, OutputLine line) => run.Insert(line.Number, line.Raw);

    public static ConnectorRun Change(this ConnectorRun run, OutputLine line, Action<JObject> change)
    {
        var message = (JObject)line.Message!.DeepClone();
        change(message);
        return run.With([.. run.Texts.Select((text, number) => number == line.Number ? Json.Text(message) : text)]);
    }

    /// <summary>Sets a member of a record's data.</summary>
    public static ConnectorRun SetData(this ConnectorRun run, OutputLine record, string member, JToken value) =>
        run.Change(record, message => message["record"]!["data"]![member] = value);

    /// <summary>Sets a member of what a state claims.</summary>
    public static ConnectorRun SetState(this ConnectorRun run, OutputLine state, string member, JToken value) =>
        run.Change(state, message => message["state"]!["stream"]!["stream_state"]![member] = value);

    private static ConnectorRun With(this ConnectorRun run, IReadOnlyList<string> lines) =>
        new(run.ExitCode, string.Concat(lines.Select(line => line + "\n")), run.Stderr, run.StartedAt, run.EndedAt);
}
