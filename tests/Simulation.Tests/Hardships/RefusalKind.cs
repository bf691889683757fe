namespace Simulation.Tests;

/// <summary>Why the API refuses.</summary>
internal enum RefusalKind
{
    DeadToken,
    MissingScope,
    MissingScopeWithoutCode,
    Plan,
    PaymentRequired,
    Forbidden,

    /// <summary>From here on even an optional stream fails, unless some workspaces do not have it.</summary>
    VersionInvalid,
    Rejected,
}
