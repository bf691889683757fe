namespace Intercom.Loader;

/// <summary>An app of Intercom's Developer Hub.</summary>
/// <param name="Secret">Never shown.</param>
internal sealed record AppCredentials(string ClientId, string Secret);
