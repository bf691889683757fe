using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Truth;

/// <summary>What makes two records the same one.</summary>
/// <param name="ParentId">The conversation of a part, the company of a company segment; null for all others.</param>
internal sealed record RecordKey(string Stream, string? ParentId, string Id)
{
    public static RecordKey Of(string stream, JsonElement data) => stream switch
    {
        StreamName.CompanyAttributes or StreamName.ContactAttributes => new(stream, null, Text(data, "full_name")),
        StreamName.ConversationParts => new(stream, Text(data, "conversation_id"), Text(data, "id")),
        StreamName.CompanySegments => new(stream, Text(data, "company_id"), Text(data, "id")),
        _ => new(stream, null, Text(data, "id")),
    };

    public static RecordKey Of(TruthRecord record) => new(record.Stream, record.ParentId, record.Id);

    public override string ToString() => ParentId is null ? $"{Stream} {Id}" : $"{Stream} {Id} of {ParentId}";

    private static string Text(JsonElement data, string member) => data.TryGetProperty(member, out var value) ? value.ToString() : "";
}
