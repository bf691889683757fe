namespace Airbyte.Protocol;

/// <summary>Who can mend a failure: <c>failure_type</c> of the protocol's <c>AirbyteErrorTraceMessage</c>.</summary>
public enum FailureKind
{
    /// <summary>The user: configuration, catalog, state, token or permission.</summary>
    ConfigError,

    /// <summary>Time: the same sync may well succeed later.</summary>
    TransientError,

    /// <summary>The connector's authors.</summary>
    SystemError,
}
