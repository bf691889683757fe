using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>What a complete read emits, by stream.</summary>
internal sealed class ExpectedRecords
{
    private readonly ILookup<string, JObject> _byStream;
    private readonly Dictionary<string, long> _companies;

    private ExpectedRecords(IEnumerable<JObject> lines)
    {
        _byStream = lines.ToLookup(line => line.Value<string>("stream")!, line => (JObject)line["data"]!);
        _companies = _byStream["companies"].ToDictionary(company => company.Value<string>("id")!, company => company.Value<long>("updated_at"));
    }

    public IEnumerable<string> Streams => _byStream.Select(stream => stream.Key);

    public static ExpectedRecords Read(string path) => new(RepositoryFile.ReadLines(path));

    public IEnumerable<JObject> Of(string stream) => _byStream[stream];

    /// <summary>The value that a state of the stream speaks of: of children, the cursor of their parent. Unix seconds.</summary>
    public long Cursor(string stream, JObject data) => stream switch
    {
        "conversation_parts" => data.Value<long>("conversation_updated_at"),
        "company_segments" => _companies[data.Value<string>("company_id")!],
        "activity_logs" => data.Value<long>("created_at"),
        _ => data.Value<long>("updated_at"),
    };
}
