namespace Warehouse;

/// <summary>The warehouse does not answer now, or somebody else has its file; it is worth waiting for.</summary>
public sealed class WarehouseAwayException(string message, Exception? inner = null) : Exception(message, inner);
