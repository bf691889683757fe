namespace Connector.Engine;

/// <summary>A body that is not what its endpoint promises: broken JSON, or no record list. Nothing of it may be emitted.</summary>
public sealed class MalformedPageException(string message, Exception? inner = null) : Exception(message, inner);
