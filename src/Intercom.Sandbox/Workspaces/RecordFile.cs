using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// Loads a file of <c>{"stream","data"}</c> lines. Each object is served as it stands, with two exceptions a connector made necessary:
/// a part's injected <c>conversation_id</c> is taken out and used to find its conversation (a part whose conversation is not in the
/// file is not served), and so is a company segment's <c>company_id</c>; segments that name no company are dealt to the file's
/// companies in turn. Lines of contact_tags, contact_companies and contact_notes name their <c>contact_id</c> and the ids of a list of which
/// the contact itself shows ten; articles come with their statistics and calls with their transcripts.
/// </summary>
internal sealed class RecordFile(string path, RowFactory factory, DateTimeOffset now)
{
    private static readonly Dictionary<string, string> _lists = new()
    {
        [StreamName.ContactTags] = ContactLists.Tags,
        [StreamName.ContactCompanies] = ContactLists.Companies,
        [StreamName.ContactNotes] = ContactLists.Notes,
    };

    private static readonly string[] _childStreams = [.. StreamName.Children, .. _lists.Keys];

    private static readonly string[] _streams = [.. StreamName.TopLevel, .. _childStreams];

    /// <exception cref="InvalidDataException">A line is not such a record; the message names the line.</exception>
    public void Fill(Workspace workspace)
    {
        var children = new List<(string Stream, JsonObject Data)>();
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (stream, data) = Parse(line, number);
            if (_childStreams.Contains(stream)) children.Add((stream, data));
            else LoadRow(workspace, stream, data, number);
        }
        LoadParts(workspace, children.Where(child => child.Stream == StreamName.ConversationParts).Select(child => child.Data));
        LoadSegments(workspace, children.Where(child => child.Stream == StreamName.CompanySegments).Select(child => child.Data));
        foreach (var (stream, list) in _lists) LoadList(workspace, list, children.Where(child => child.Stream == stream).Select(child => child.Data));
    }

    private static (string Stream, JsonObject Data) Parse(string line, int number)
    {
        try
        {
            var record = JsonNode.Parse(line);
            if (record?["stream"]?.GetValue<string>() is { } stream && _streams.Contains(stream) && record["data"] is JsonObject data)
                return (stream, data);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"line {number} of the record file is not a record: {error.Message}", error);
        }
        throw new InvalidDataException($"line {number} of the record file needs \"stream\", one of {string.Join(", ", _streams)}, and \"data\", an object");
    }

    private void LoadRow(Workspace workspace, string stream, JsonObject data, int number)
    {
        if ((Text(data, "id") ?? Text(data, "full_name")) is not { } id)
            throw new InvalidDataException($"line {number} of the record file has neither id nor full_name");
        var row = new GeneratedRow(id, Times(data), RowJson.Write(data))
        {
            ParentId = stream == StreamName.CustomObjects ? Take(data, "object_type") ?? Text(data, "type") : null,
        };
        workspace.Load(stream, row with { Json = RowJson.Write(data) }, factory, now);
    }

    private void LoadParts(Workspace workspace, IEnumerable<JsonObject> parts)
    {
        foreach (var part in parts)
        {
            var conversationId = Take(part, "conversation_id") ?? "";
            if (workspace.Table(StreamName.Conversations).Find(conversationId) is null) continue;
            workspace.Parts.Add(conversationId, Child(StreamName.ConversationParts, conversationId, part));
        }
    }

    private void LoadSegments(Workspace workspace, IEnumerable<JsonObject> segments)
    {
        var companies = workspace.Table(StreamName.Companies).All;
        if (companies.Count == 0) return;
        foreach (var (segment, i) in segments.Select((segment, i) => (segment, i)))
        {
            var companyId = Take(segment, "company_id") ?? companies[i % companies.Count].Id;
            workspace.CompanySegments.Add(companyId, Child(StreamName.CompanySegments, companyId, segment));
        }
    }

    private Row Child(string stream, string parentId, JsonObject data) =>
        new GeneratedRow(Text(data, "id") ?? "", Times(data), RowJson.Write(data)).ToRow(stream, parentId, now);

    /// <summary>A contact's lines hold the whole of a list of which it shows ten.</summary>
    private static void LoadList(Workspace workspace, string list, IEnumerable<JsonObject> entries)
    {
        foreach (var ofContact in entries.GroupBy(entry => Text(entry, "contact_id") ?? ""))
        {
            if (workspace.Table(StreamName.Contacts).Find(ofContact.Key) is { } contact)
                workspace.ContactLists.Set(contact, list, [.. ofContact.Select(entry => Text(entry, "id") ?? "")]);
        }
    }

    private static RowTimes Times(JsonObject data) => data.ContainsKey("deleted_at")
        ? new(Seconds(data, "deleted_at"), Seconds(data, "deleted_at"))
        : new(Seconds(data, "created_at"), Seconds(data, "updated_at"));

    private static long Seconds(JsonObject data, string name) => data[name] switch
    {
        JsonValue value when value.TryGetValue<long>(out var seconds) => seconds,
        JsonValue value when value.TryGetValue<string>(out var text) => IsoTime.Seconds(text),
        _ => 0,
    };

    private static string? Take(JsonObject data, string name)
    {
        var text = Text(data, name);
        data.Remove(name);
        return text;
    }

    /// <summary>A member as text whether it came as a string or as a number; null when it is neither.</summary>
    private static string? Text(JsonObject data, string name) =>
        data[name] is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? data[name]!.ToString() : null;
}
