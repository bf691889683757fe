namespace Airbyte.Protocol;

/// <summary>The levels of <c>AirbyteLogMessage</c> that this connector uses; their names in upper case are the wire's.</summary>
public enum LogLevel
{
    Debug,
    Info,
    Warn,
    Error,
}
