namespace Intercom.Loader;

/// <summary>What <c>connect</c> takes. Secrets are named, never given.</summary>
/// <param name="ClientId">Of the app to sign in to; null: the token itself is asked for.</param>
/// <param name="ClientSecretFile">A file with its secret.</param>
/// <param name="RedirectUrl">Where Intercom sends the answer; on this machine it is taken there. Null: the app's own, and the answer is pasted.</param>
/// <param name="Region">Where the workspace is that is signed in to: us, eu, au. Null: us.</param>
internal sealed record ConnectArguments(string Config, string? ClientId, string? ClientSecretFile, string? RedirectUrl, string? Region);
