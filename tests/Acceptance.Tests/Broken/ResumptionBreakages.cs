using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Reads from a state that lose, repeat or invent.</summary>
internal static class ResumptionBreakages
{
    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("a resumed read that loses a record", "contacts: lost:",
            good => good with { Resumed = good.Resumed.Drop(good.Resumed.Records().Last()) }),
        new("a resumed read with too few records", "records came;",
            good => good with { Resumed = good.Resumed.DropAll(line => line.Type == "RECORD") }),
        new("a whole read, resumed, that loses the rest of a stream", "conversation_parts: lost:", good => good with
        {
            ResumedWhole = good.ResumedWhole.DropAll(line => line.Type == "RECORD" && line.Stream == "conversation_parts"),
        }),
        new("a read from the last states that repeats all", "a read from the last states repeats the first one",
            good => good with { IncrementalAgain = good.Incremental }),
        new("a record from beyond everything", "contacts: a record, in line",
            good => good with { Future = good.Future.Insert(ContactsStart(good) + 1, good.Incremental.Records("contacts").First().Raw) }),
        new("no state from beyond everything", "contacts: no state",
            good => good with { Future = good.Future.DropAll(line => line.Type == "STATE") }),
        new("a cursor of another type", "is not of the schema's type", good => Cursor(good, "4102444800")),
        new("a cursor of another form", "is of another form than the future state's", good => Cursor(good, 4102444800000)),
        new("a state without the cursor's name", "holds no updated_at", good => good with
        {
            Future = good.Future.Change(
                good.Future.States("contacts").First(), message => message["state"]!["stream"]!["stream_state"] = new JObject { ["position"] = 1 }),
        }),
    ];

    private static int ContactsStart(Recording good) => good.Future.Traces("STREAM_STATUS").First(line => line.Stream == "contacts").Number;

    private static Recording Cursor(Recording good, JToken value) => good with
    {
        Future = good.Future.SetState(good.Future.States("contacts").First(), "updated_at", value),
    };
}
