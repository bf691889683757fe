using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>A row's object before it has a place in the workspace.</summary>
/// <param name="Id">The object's id (<c>full_name</c> for data attributes).</param>
/// <param name="Times">Creation and update, unix seconds; zeros where the stream has none.</param>
/// <param name="Json">The object as the API serves it.</param>
internal sealed record GeneratedRow(string Id, RowTimes Times, byte[] Json)
{
    /// <summary>The type of a custom object; null for all others.</summary>
    public string? ParentId { get; init; }

    /// <summary>How many parts a conversation says it has.</summary>
    public int PartCount { get; init; }

    /// <summary>The segments a company is in.</summary>
    public IReadOnlyList<string> SegmentIds { get; init; } = [];

    /// <summary>What a contact has more of than it shows: all the ids, by <see cref="ContactLists"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> WholeLists { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public Row ToRow(string stream, string? parentId, DateTimeOffset addedAt) =>
        new(stream, Id, parentId, Json, Times.CreatedAt, Times.UpdatedAt, addedAt);
}
