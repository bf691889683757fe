namespace Intercom.Sandbox.Workspaces;

/// <summary>A contact that was merged into another.</summary>
/// <param name="MergedAt">Unix seconds.</param>
internal sealed record ContactMerge(string ContactId, string Role, long MergedAt);
