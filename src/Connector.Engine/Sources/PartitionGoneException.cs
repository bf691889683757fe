namespace Connector.Engine;

/// <summary>The parent was deleted between being listed and being asked for its children: there is nothing left to read of it.</summary>
public sealed class PartitionGoneException(string message) : Exception(message);
