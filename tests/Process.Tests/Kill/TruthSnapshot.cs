using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Process.Tests;

/// <summary>The workspace as it stands: what a read that starts now must print.</summary>
internal sealed class TruthSnapshot
{
    private static readonly Dictionary<string, (string Stream, string Member)> _parents = new()
    {
        [StreamName.ConversationParts] = (StreamName.Conversations, "conversation_id"),
        [StreamName.CompanySegments] = (StreamName.Companies, "company_id"),
    };

    private static readonly string[] _withoutId = [StreamName.CompanyAttributes, StreamName.ContactAttributes];

    private readonly Dictionary<string, Dictionary<string, TruthRow>> _rows;

    public TruthSnapshot(Workspace workspace, IEnumerable<string> streams, DateTimeOffset takenAt)
    {
        TakenAt = takenAt;
        _rows = streams.ToDictionary(stream => stream, stream => Rows(workspace, stream).ToDictionary(row => row.Key));
    }

    public DateTimeOffset TakenAt { get; }

    public IEnumerable<TruthRow> All => _rows.Values.SelectMany(rows => rows.Values);

    public IEnumerable<TruthRow> Of(string stream) => _rows[stream].Values;

    public TruthRow? Find(OutputLine.Record record) => _rows[record.Stream].GetValueOrDefault(KeyOf(record));

    private static string KeyOf(OutputLine.Record record)
    {
        var id = record.Json.GetProperty(_withoutId.Contains(record.Stream) ? "full_name" : "id").GetString()!;
        return _parents.TryGetValue(record.Stream, out var parent) ? Key(record.Json.GetProperty(parent.Member).GetString(), id) : id;
    }

    private static IEnumerable<TruthRow> Rows(Workspace workspace, string stream)
    {
        if (!_parents.TryGetValue(stream, out var parent))
            return workspace.Truth(stream).Select(record => new TruthRow(stream, record.Id, record.UpdatedAt, record.Json));
        var cursors = workspace.Truth(parent.Stream).ToDictionary(record => record.Id, record => record.UpdatedAt);
        return workspace.Truth(stream).Select(record => new TruthRow(stream, Key(record.ParentId, record.Id), cursors[record.ParentId!], record.Json));
    }

    private static string Key(string? parent, string id) => JsonSerializer.Serialize(new[] { parent, id });
}
