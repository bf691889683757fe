using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>What a complete read emits, by stream.</summary>
internal sealed class ExpectedRecords
{
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
    /// <param name="field">The stream's cursor field, as the catalog has it. That of the classic children is their own time, which no state goes by.</param>
    public long Cursor(ExpectedRecord record, string field) => record.Stream switch
    {
        "conversation_parts" => record.Data.Value<long>("conversation_updated_at"),
        "company_segments" => _companies[record.Data.Value<string>("company_id")!],
        _ => record.Data[field] is { Type: JTokenType.Integer } seconds ? seconds.Value<long>() : record.Data.Value<DateTimeOffset>(field).ToUnixTimeSeconds(),
    };
}
