namespace Connector.Engine;

/// <summary>
/// One record inside a response body: where it lies, its cursor (unix seconds; null when it has none that is a number or ISO 8601 text), and where its
/// key's raw JSON lies (length 0: no key).
/// </summary>
public readonly record struct RecordSpan(int Start, int Length, long? Cursor, int KeyStart, int KeyLength);
