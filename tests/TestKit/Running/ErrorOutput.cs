namespace TestKit;

/// <summary>A TRACE ERROR line; <paramref name="Stream"/> is null when it concerns the whole command.</summary>
/// <param name="Kind">As on the wire: config_error, transient_error or system_error.</param>
public sealed record ErrorOutput(string? Stream, string Kind, string Message, string? InternalMessage, string? StackTrace);
