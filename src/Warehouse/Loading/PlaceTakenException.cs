namespace Warehouse;

/// <summary>Another run holds the warehouse, or has taken this one's place in it.</summary>
public sealed class PlaceTakenException(string message) : Exception(message);
