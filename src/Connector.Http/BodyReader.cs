namespace Connector.Http;

/// <summary>
/// Makes the result of a successful answer. The answer is disposed afterwards unless its body was detached.
/// Throws <see cref="MalformedBodyException"/> when the body is not what the endpoint promises; any other exception is not retried.
/// </summary>
public delegate T BodyReader<out T>(ApiResponse response);
