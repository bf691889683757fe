using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Process.Tests;

/// <summary>The workspace as it stands: what a read that starts now must print.</summary>
internal sealed class TruthSnapshot
{
    /// <summary>Whose truth has a time of its own; that of the others has their parent's.</summary>
    private static readonly Dictionary<string, string> _parents = new()
    {
        [StreamName.ConversationParts] = StreamName.Conversations,
        [StreamName.CompanySegments] = StreamName.Companies,
    };

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

    private static string KeyOf(OutputLine.Record record) => Key(
        StreamName.ParentMember(record.Stream) is { } parent ? record.Json.GetProperty(parent).GetString() : null,
        record.Json.GetProperty(StreamName.IdMember(record.Stream)).ToString());

    private static IEnumerable<TruthRow> Rows(Workspace workspace, string stream)
    {
        if (!_parents.TryGetValue(stream, out var parent))
            return workspace.Truth(stream).Select(record => new TruthRow(stream, Key(record.ParentId, record.Id), record.UpdatedAt, record.Json));
        var cursors = workspace.Truth(parent).ToDictionary(record => record.Id, record => record.UpdatedAt);
        return workspace.Truth(stream).Select(record => new TruthRow(stream, Key(record.ParentId, record.Id), cursors[record.ParentId!], record.Json));
    }

    private static string Key(string? parent, string id) => parent is null ? id : JsonSerializer.Serialize(new[] { parent, id });
}
