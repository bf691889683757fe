using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Records that are wrong, missing or too many.</summary>
internal static class RecordBreakages
{
    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("a number where a text belongs", "a record of contacts does not fit its schema at /name", good => Set(good, "contacts", "name", 7)),
        new("a text where a number belongs", "does not fit its schema at /updated_at", good => Set(good, "tickets", "updated_at", "1767528000")),
        new("an integer written 1.0", "does not fit its schema at /created_at", good => Set(good, "conversations", "created_at", 1767528000.0m)),
        new("a record without any known member", "shares nothing with its schema",
            good => Change(good, "tags", message => message["record"]!["data"] = new JObject { ["x"] = 1 })),
        new("a missing record", "segments: an expected record is missing or altered",
            good => good with { Full = good.Full.Drop(First(good, "segments")) }),
        new("an altered record", "contacts: an expected record is missing or altered",
            good => Set(good, "contacts", "email", "somebody@else.example")),
        new("a record with a member less", "companies: an expected record is missing or altered",
            good => Change(good, "companies", message => message.SelectToken("record.data.name")!.Parent!.Remove())),
        new("a record too many", "admins: a record is not expected", good => good with
        {
            Full = good.Full.Insert(First(good, "admins").Number, First(good, "admins").Raw.Replace("\"id\":\"", "\"id\":\"9", StringComparison.Ordinal)),
        }),
        new("a record twice", "teams: a record is not expected", good => good with { Full = good.Full.Repeat(First(good, "teams")) }),
        new("a key twice", "repeats a key", good => good with { Full = good.Full.Repeat(First(good, "company_segments")) }),
        new("a key that is null", "has no key", good => Set(good, "tickets", "id", JValue.CreateNull())),
        new("a part of a key that is missing", "has no key",
            good => Change(good, "company_segments", message => message.SelectToken("record.data.company_id")!.Parent!.Remove())),
        new("a key that is a list", "is a list or an object", good => Set(good, "tags", "id", new JArray("31"))),
        new("a stream without records", "tags: no record",
            good => good with { Full = good.Full.DropAll(line => line.Type == "RECORD" && line.Stream == "tags") }),
        new("a record of another stream", "a record of ghosts, which is not configured",
            good => Change(good, "tags", message => message["record"]!["stream"] = "ghosts")),
        new("a record's own time as emitted_at", "lies outside of the run",
            good => Change(good, "contacts", message => message["record"]!["emitted_at"] = 1767528000000)),
        new("a record without emitted_at", "a record whose emitted_at is no integer",
            good => Change(good, "contacts", message => message.SelectToken("record.emitted_at")!.Parent!.Remove())),
        new("a second read in full that is the first", "the second read was emitted before the end of the first",
            good => good with { FullAgain = good.Full }),
        new("a second read in full with less", "differs from the first", good => good with { FullAgain = LastTagAltered(good.FullAgain) }),
    ];

    private static OutputLine First(Recording good, string stream) => good.Full.Records(stream).First();

    private static Recording Set(Recording good, string stream, string member, JToken value) =>
        good with { Full = good.Full.SetData(First(good, stream), member, value) };

    private static Recording Change(Recording good, string stream, Action<JObject> change) =>
        good with { Full = good.Full.Change(First(good, stream), change) };

    private static ConnectorRun LastTagAltered(ConnectorRun run) => run.SetData(run.Records("tags").Last(), "name", "another");
}
