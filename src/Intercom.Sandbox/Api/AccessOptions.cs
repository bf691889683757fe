namespace Intercom.Sandbox.Api;

/// <summary>What the token may do.</summary>
public sealed record AccessOptions
{
    /// <summary>The bearer token that is accepted.</summary>
    public string Token { get; init; } = "sandbox-token-7f3a9c2e";

    public TokenState State { get; init; } = TokenState.Valid;

    /// <summary>Permissions the token lacks.</summary>
    public IReadOnlyCollection<Permission> Missing { get; init; } = [];

    /// <summary>Answer 403 <c>forbidden</c> where a permission is missing, instead of 401 <c>token_unauthorized</c>; both occur.</summary>
    public bool MissingIsForbidden { get; init; }
}
