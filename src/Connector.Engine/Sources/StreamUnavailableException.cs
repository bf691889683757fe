namespace Connector.Engine;

/// <summary>The stream is not served to this token, and by its nature that is no failure: warn, and end it without records.</summary>
public sealed class StreamUnavailableException(string message) : Exception(message);
