using Source.Intercom;

namespace Intercom.Loader;

/// <summary>The workspace that a token belongs to.</summary>
/// <param name="Region">us, eu, au.</param>
internal sealed record FoundWorkspace(string Name, string Region, IReadOnlyList<PermissionFinding> Permissions)
{
    /// <summary>What the settings must say because the store keeps a token and nothing else; null: nothing.</summary>
    public string? Needs(ConnectionStore store) => store.IsPlain && Region != "us" ? $"The settings must say `region: {Region}` below `source`." : null;
}
