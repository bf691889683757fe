using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Truth;

/// <summary>What makes two records the same one.</summary>
/// <param name="ParentId">What <see cref="StreamName.ParentMember"/> holds; null where a record has no parent.</param>
internal sealed record RecordKey(string Stream, string? ParentId, string Id)
{
    public static RecordKey Of(string stream, JsonElement data) =>
        new(stream, StreamName.ParentMember(stream) is { } parent ? Text(data, parent) : null, Text(data, StreamName.IdMember(stream)));

    public static RecordKey Of(TruthRecord record) => new(record.Stream, record.ParentId, record.Id);

    public override string ToString() => ParentId is null ? $"{Stream} {Id}" : $"{Stream} {Id} of {ParentId}";

    private static string Text(JsonElement data, string member) => data.TryGetProperty(member, out var value) ? value.ToString() : "";
}
