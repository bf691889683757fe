using System.Text;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.Support;

/// <summary>What a read emitted, held against what the workspace holds.</summary>
internal static class Truth
{
    private static readonly IReadOnlyDictionary<string, string[]> _injected =
        StreamFiles.All().ToDictionary(stream => stream.Name, stream => stream.Injected.Select(member => member.Name).ToArray());

    /// <summary>Compares every record of the given streams with the rows of the workspace as they are now.</summary>
    public static Comparison Compare(SandboxServer sandbox, SourceRun run, params IEnumerable<string> streams) =>
        Compare(sandbox, [run], streams);

    /// <summary>The same for several runs that together make one history: of a row that came several times the last one counts.</summary>
    public static Comparison Compare(SandboxServer sandbox, IReadOnlyList<SourceRun> runs, params IEnumerable<string> streams) => streams
        .Select(stream => Compare(stream, sandbox.Workspace.Truth(stream), runs.SelectMany(run => run.RecordsOf(stream))))
        .Aggregate((one, other) => one.And(other));

    /// <summary>Compares with some of the rows: those that the read owed.</summary>
    public static Comparison Compare(string stream, IEnumerable<TruthRecord> owed, IEnumerable<JObject> records)
    {
        var expected = owed.ToDictionary(row => $"{stream} {row.ParentId}/{row.Id}", row => Normal(JsonFile.Parse(Encoding.UTF8.GetString(row.Json.Span))));
        var emitted = records.Select(record => (Key: KeyOf(stream, record), Json: Normal(WithoutInjected(stream, record)))).ToList();
        var last = emitted.GroupBy(record => record.Key).ToDictionary(group => group.Key, group => group.Last().Json);
        return new Comparison(
            [.. expected.Keys.Where(key => !last.ContainsKey(key))],
            [.. last.Keys.Where(key => !expected.ContainsKey(key))],
            [.. emitted.GroupBy(record => record.Key).Where(group => group.Count() > 1).Select(group => group.Key)],
            [.. expected.Where(row => last.TryGetValue(row.Key, out var json) && json != row.Value).Select(row => row.Key)]);
    }

    /// <summary>The rows from a watermark's second on, which comes again; children go by their parent's cursor.</summary>
    public static IEnumerable<TruthRecord> Owed(Workspace workspace, string stream, long watermark)
    {
        // The others' truth carries their parents' cursors by itself.
        var parent = stream switch { "conversation_parts" => "conversations", "company_segments" => "companies", _ => null };
        return workspace.Truth(stream).Where(row => (parent is null ? row.UpdatedAt : workspace.Find(parent, row.ParentId!)!.Current.UpdatedAt) >= watermark);
    }

    public static string KeyOf(string stream, JObject record)
    {
        var (parent, id) = (StreamName.ParentMember(stream), StreamName.IdMember(stream));
        return $"{stream} {(parent is null ? null : record.Value<string>(parent))}/{record.Value<string>(id)}";
    }

    public static string KeyOf(TruthRecord row) => $"{row.Stream} {row.ParentId}/{row.Id}";

    private static JObject WithoutInjected(string stream, JObject record)
    {
        var served = (JObject)record.DeepClone();
        foreach (var member in _injected[stream]) served.Remove(member).ShouldBeTrue($"{stream}: a record lacks {member}");
        return served;
    }

    private static string Normal(JToken json) => json.ToString(Formatting.None);
}
