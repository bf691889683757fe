namespace Connector.Http;

/// <summary>
/// Reads an error body; given by the source, which knows its shape. Returns null when the body is not such an error (a proxy's HTML,
/// an empty or broken body); never throws.
/// </summary>
public delegate ApiError? ErrorReader(ReadOnlySpan<byte> body);
