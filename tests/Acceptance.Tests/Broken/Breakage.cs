namespace Acceptance.Tests;

/// <summary>A way in which a connector could be wrong.</summary>
/// <param name="Name">What is wrong, in a few words.</param>
/// <param name="Finding">Part of what the suite must then say.</param>
/// <param name="Apply">Makes a good recording one of such a connector.</param>
internal sealed record Breakage(string Name, string Finding, Func<Recording, Recording> Apply);
