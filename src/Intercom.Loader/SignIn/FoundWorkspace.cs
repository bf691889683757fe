using Source.Intercom;

namespace Intercom.Loader;

/// <summary>The workspace that a token belongs to.</summary>
/// <param name="Region">us, eu, au.</param>
internal sealed record FoundWorkspace(string Name, string Region, IReadOnlyList<PermissionFinding> Permissions);
