using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>States that are lost, wrong or early, and statuses that are not those of a stream's life.</summary>
internal static class StateBreakages
{
    /// <summary>After the first page of contacts, before the last. Unix seconds.</summary>
    private const long MuchLater = 1_779_000_000;

    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("a lost last state", "records after its last state", good => Without(good, good.Incremental.States("contacts").Last())),
        new("a lost state on the way", "came since the one before", good => Without(good, good.Incremental.States("contacts").First())),
        new("no state of a stream", "teams: no state",
            good => good with { Full = good.Full.DropAll(line => line.Type == "STATE" && line.Stream == "teams") }),
        new("a state ahead of its records", "is ahead of", good => Cursor(good, "contacts", "updated_at", MuchLater)),
        new("a state of parts ahead of them", "is ahead of", good => Change(good, "conversation_parts", message =>
        {
            message.SelectToken("state.stream.stream_state.state.updated_at")!.Replace(MuchLater);
            message.SelectToken("state.stream.stream_state.parent_state.conversations.updated_at")!.Replace(MuchLater);
        })),
        new("a window closed that was not read", "is ahead of",
            good => Cursor(good, "activity_logs", "closed", new JArray { new JArray(1_751_328_000, MuchLater) })),
        new("a state that claims the present", "claims the last ten minutes", good => good with
        {
            Full = good.Full.SetState(good.Full.States("segments").Last(), "updated_at", good.Full.EndedAt / 1000),
        }),
        new("a count off by one", "came since the one before", good => Change(good, "tickets", CountOneMore)),
        new("a state without count", "a state without recordCount",
            good => Change(good, "tickets", message => message.SelectToken("state.sourceStats")!.Parent!.Remove())),
        new("a global state", "a state that is not of type STREAM", good => Change(good, "tickets", message => message["state"]!["type"] = "GLOBAL")),
        new("a state of another stream", "ghosts: a state of a stream that is not configured", good => Change(good, "segments",
            message => message["state"]!["stream"]!["stream_descriptor"]!["name"] = "ghosts")),
        new("too few states to resume from", "contacts: 1 states with records, fewer than 3",
            good => good with { Incremental = OneState(good.Incremental, "contacts") }),
        new("a stream without COMPLETE", "admins: the statuses are STARTED, RUNNING;", good => Ending(good, (run, line) => run.Drop(line))),
        new("a stream that ends INCOMPLETE", "admins: the statuses are STARTED, RUNNING, INCOMPLETE;", good => Ending(
            good, (run, line) => run.Change(line, message => message["trace"]!["stream_status"]!["status"] = "INCOMPLETE"))),
        new("a stream that ends twice", "admins: the statuses are STARTED, RUNNING, COMPLETE, COMPLETE;",
            good => Ending(good, (run, line) => run.Repeat(line))),
        new("a stream that never starts", "admins: the statuses are RUNNING, COMPLETE;", good => good with
        {
            Full = good.Full.Drop(good.Full.Traces("STREAM_STATUS").First(line => line.Stream == "admins")),
        }),
        new("a record after COMPLETE", "tags: records or states outside STARTED and COMPLETE",
            good => good with { Full = good.Full.Append(good.Full.Records("tags").First().Raw) }),
        new("a status of another stream", "ghosts: a status of a stream that is not configured", good => Ending(
            good, (run, line) => run.Insert(line.Number, line.Raw.Replace("\"admins\"", "\"ghosts\"", StringComparison.Ordinal)))),
    ];

    private static Recording Without(Recording good, OutputLine line) => good with { Incremental = good.Incremental.Drop(line) };

    private static Recording Change(Recording good, string stream, Action<JObject> change) =>
        good with { Incremental = good.Incremental.Change(good.Incremental.States(stream).First(), change) };

    private static Recording Cursor(Recording good, string stream, string member, JToken value) =>
        good with { Incremental = good.Incremental.SetState(good.Incremental.States(stream).First(), member, value) };

    private static void CountOneMore(JObject message)
    {
        var count = message.SelectToken("state.sourceStats.recordCount")!;
        count.Replace(count.Value<decimal>() + 1);
    }

    private static Recording Ending(Recording good, Func<ConnectorRun, OutputLine, ConnectorRun> edit) => good with
    {
        Full = edit(good.Full, good.Full.Traces("STREAM_STATUS").Last(line => line.Stream == "admins")),
    };

    private static ConnectorRun OneState(ConnectorRun run, string stream)
    {
        var last = run.States(stream).Last().Number;
        return run.DropAll(line => line.Type == "STATE" && line.Stream == stream && line.Number < last);
    }
}
