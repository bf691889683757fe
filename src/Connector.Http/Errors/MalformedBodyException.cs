namespace Connector.Http;

/// <summary>
/// Thrown by a <see cref="BodyReader{T}"/> when the body is not what the endpoint promises (broken JSON, empty, a member missing):
/// the attempt is retried as transient.
/// </summary>
/// <param name="message">What is wrong, for a user; without any of the body's content.</param>
public sealed class MalformedBodyException(string message, Exception? inner = null) : Exception(message, inner);
