using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Workspaces;

/// <summary>What a row looked like from one change to the next.</summary>
/// <param name="row">The row this is a version of.</param>
/// <param name="json">The object as the API serves it, UTF-8; made when it is first asked for.</param>
/// <param name="createdAt">The row's <c>created_at</c>, unix seconds; 0 where the stream has none.</param>
/// <param name="updatedAt">The version's <c>updated_at</c>, unix seconds; 0 where the stream has none.</param>
/// <param name="changedAt">When the change happened; the search index may learn of it later.</param>
public sealed class RowVersion(Row row, Lazy<byte[]> json, long createdAt, long updatedAt, DateTimeOffset changedAt)
{
    public Row Row { get; } = row;

    public string Id => Row.Id;

    public ReadOnlyMemory<byte> Json => json.Value;

    public long CreatedAt { get; } = createdAt;

    public long UpdatedAt { get; } = updatedAt;

    public DateTimeOffset ChangedAt { get; } = changedAt;

    /// <summary>When a newer version or a deletion took its place; null while it is current.</summary>
    public DateTimeOffset? ReplacedAt { get; internal set; }

    /// <summary>Whether an answer has carried this version. Set before the answer is sent, so also when that answer then breaks off.</summary>
    public bool Served { get; internal set; }

    /// <summary>The object as a tree, for editing and comparing; a new one each call.</summary>
    public JsonObject ToJsonObject() => JsonNode.Parse(Json.Span)!.AsObject();
}
