using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary><c>TRACE ERROR</c>: of one stream when <paramref name="Stream"/> is given, else of the whole command.</summary>
public sealed record ErrorMessage(FailureKind Kind, string Message, string? InternalMessage, string? StackTrace, string? Stream, long EmittedAt)
    : TraceMessage(EmittedAt)
{
    public override AirbyteMessage Redact(Func<string, string> redact) => this with
    {
        Message = redact(Message),
        InternalMessage = InternalMessage is null ? null : redact(InternalMessage),
        StackTrace = StackTrace is null ? null : redact(StackTrace),
    };

    /// <summary>A user's mistake carries no stack trace: it would only bury the message.</summary>
    public static ErrorMessage From(Exception exception, string? stream, long emittedAt) => exception switch
    {
        ConnectorException known => new(
            known.Kind,
            known.Message,
            known.InternalMessage,
            known.Kind == FailureKind.SystemError ? known.ToString() : null,
            stream,
            emittedAt),
        _ => new(
            FailureKind.SystemError,
            $"The connector failed unexpectedly ({exception.GetType().Name}). This is a fault in the connector: please report it with this message.",
            exception.Message,
            exception.ToString(),
            stream,
            emittedAt),
    };

    public override JObject ToJson()
    {
        var error = new JObject
        {
            ["message"] = Message,
            ["failure_type"] = Kind switch
            {
                FailureKind.ConfigError => "config_error",
                FailureKind.TransientError => "transient_error",
                _ => "system_error",
            },
        };
        if (InternalMessage is not null) error["internal_message"] = InternalMessage;
        if (StackTrace is not null) error["stack_trace"] = StackTrace;
        if (Stream is not null) error["stream_descriptor"] = new JObject { ["name"] = Stream };
        return Trace("ERROR", "error", error);
    }
}
