using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>A row's object before it has a place in the workspace.</summary>
/// <param name="Id">The object's id (<c>full_name</c> for data attributes).</param>
/// <param name="Times">Creation and update, unix seconds; zeros where the stream has none.</param>
/// <param name="Json">The object as the API serves it.</param>
internal sealed record GeneratedRow(string Id, RowTimes Times, byte[] Json)
{
    /// <summary>How many parts a conversation says it has.</summary>
    public int PartCount { get; init; }

    /// <summary>The segments a company is in.</summary>
    public IReadOnlyList<string> SegmentIds { get; init; } = [];

    public Row ToRow(string stream, string? parentId, DateTimeOffset addedAt) =>
        new(stream, Id, parentId, Json, Times.CreatedAt, Times.UpdatedAt, addedAt);
}
