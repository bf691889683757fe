namespace Connector.Engine;

/// <summary>The API fails on a window of this width; the same rows asked for in halves may come.</summary>
public sealed class PartitionTooBigException(string message, Exception inner) : Exception(message, inner);
