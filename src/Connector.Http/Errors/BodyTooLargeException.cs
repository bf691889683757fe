namespace Connector.Http;

/// <summary>A body exceeds what one answer may hold in memory (a compressed body can unfold to any size).</summary>
public sealed class BodyTooLargeException(int maxBytes) : Exception($"the answer is larger than {maxBytes / (1024 * 1024)} MiB");
