using System.Text.Json;

namespace Intercom.Sandbox.Demo.Truth;

/// <summary>What one read emitted: the last version of each record, and how often each came.</summary>
internal sealed class RecordLedger
{
    private readonly Dictionary<RecordKey, JsonElement> _records = [];
    private readonly Dictionary<RecordKey, int> _repeats = [];

    public IReadOnlyDictionary<RecordKey, JsonElement> Records => _records;

    /// <summary>Records that came more than once, and how many times too often.</summary>
    public IReadOnlyDictionary<RecordKey, int> Repeats => _repeats;

    public void Add(string stream, JsonElement data)
    {
        var key = RecordKey.Of(stream, data);
        if (_records.ContainsKey(key)) _repeats[key] = _repeats.GetValueOrDefault(key) + 1;
        _records[key] = data;
    }
}
