namespace Intercom.Loader;

/// <summary>A token that <c>connect</c> has got, and where it is good.</summary>
/// <param name="Region">Null: what keeps the token keeps nothing else.</param>
internal sealed record StoredConnection(string Token, string? Region, string? Workspace);
