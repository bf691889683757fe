using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>What a complete read emits, by stream.</summary>
internal sealed class ExpectedRecords
{
    private static readonly string[] _ofParents = ["article_updated_at", "call_updated_at", "company_updated_at", "contact_updated_at", "ticket_updated_at"];

    private readonly ILookup<string, ExpectedRecord> _byStream;
    private readonly Dictionary<string, long> _companies;

    private ExpectedRecords(IEnumerable<JObject> lines)
    {
        _byStream = lines.Select(ExpectedRecord.Of).ToLookup(record => record.Stream);
        _companies = _byStream["companies"].ToDictionary(company => company.Data.Value<string>("id")!, company => company.Data.Value<long>("updated_at"));
    }

    public IEnumerable<string> Streams => _byStream.Select(stream => stream.Key);

    public static ExpectedRecords Read(string path) => new(RepositoryFile.ReadLines(path));

    public IEnumerable<ExpectedRecord> Of(string stream) => _byStream[stream];

    /// <summary>The value that a state of the stream speaks of: of children, the cursor of their parent. Unix seconds.</summary>
    public long Cursor(ExpectedRecord record) => record.Stream switch
    {
        "conversation_parts" => record.Data.Value<long>("conversation_updated_at"),
        "company_segments" => _companies[record.Data.Value<string>("company_id")!],
        "activity_logs" => record.Data.Value<long>("created_at"),
        "deleted_conversations" => record.Data.Value<long>("deleted_at"),
        "macros" => record.Data.Value<DateTimeOffset>("updated_at").ToUnixTimeSeconds(),
        _ => record.Data.Value<long>(_ofParents.FirstOrDefault(record.Data.ContainsKey) ?? "updated_at"),
    };
}
