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

    /// <summary>From here on even an optional stream fails.</summary>
    VersionInvalid,
    Rejected,
}
