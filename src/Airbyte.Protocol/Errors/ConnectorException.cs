namespace Airbyte.Protocol;

/// <summary>
/// A failure with two texts: <see cref="Exception.Message"/> tells the user what is wrong and what to do;
/// <see cref="InternalMessage"/> tells an engineer what happened. Neither ever holds a secret.
/// </summary>
public sealed class ConnectorException(FailureKind kind, string message, string? internalMessage = null, Exception? inner = null)
    : Exception(message, inner)
{
    public FailureKind Kind { get; } = kind;

    public string? InternalMessage { get; } = internalMessage;

    public static ConnectorException Config(string message, Exception? inner = null) =>
        new(FailureKind.ConfigError, message, inner?.Message, inner);
}
