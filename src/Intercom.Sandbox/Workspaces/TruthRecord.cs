namespace Intercom.Sandbox.Workspaces;

/// <summary>One record that a complete reader must have seen.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Id">The object's <c>id</c>; <c>full_name</c> for data attributes, which have none.</param>
/// <param name="ParentId">The conversation of a part, the company of a company segment; null for all others.</param>
/// <param name="UpdatedAt"><c>updated_at</c>, unix seconds; <c>created_at</c> for activity logs; 0 where the stream has neither.</param>
/// <param name="Json">The object exactly as the API serves it, UTF-8, without anything a reader injects.</param>
public sealed record TruthRecord(string Stream, string Id, string? ParentId, long UpdatedAt, ReadOnlyMemory<byte> Json);
