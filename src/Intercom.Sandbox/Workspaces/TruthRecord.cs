using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Workspaces;

/// <summary>One record that a complete reader must have seen.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Id">What <see cref="StreamName.IdMember"/> holds: the object's <c>id</c>, or its <c>full_name</c>, article or call.</param>
/// <param name="ParentId">The conversation, company, contact or ticket it hangs on, or the type of a custom object; null for all others.</param>
/// <param name="UpdatedAt">
/// The stream's cursor, unix seconds: <c>updated_at</c>, <c>created_at</c> or <c>deleted_at</c>, of the parent for the further streams that
/// hang on one; 0 where the stream has none.
/// </param>
/// <param name="Json">The object exactly as the API serves it, UTF-8, without anything a reader injects.</param>
public sealed record TruthRecord(string Stream, string Id, string? ParentId, long UpdatedAt, ReadOnlyMemory<byte> Json)
{
    private static readonly JsonObject _nothing = [];

    /// <summary>What a reader adds to the object; empty for most streams.</summary>
    public JsonObject Injected { get; init; } = _nothing;

    /// <summary>The record as a reader emits it: the object with the injected members after its own; a new tree each call.</summary>
    public JsonObject ToEmitted()
    {
        var emitted = JsonNode.Parse(Json.Span)!.AsObject();
        foreach (var (name, value) in Injected) emitted[name] = value?.DeepClone();
        return emitted;
    }
}
