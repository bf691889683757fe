namespace Connector.Engine;

/// <summary>The whole of a read: its passes, which run side by side, and its streams in the order of the catalog.</summary>
/// <param name="StartedAt">The start of the sync; no watermark is later than this less <see cref="IndexLag"/>.</param>
/// <param name="Warnings">What the user should know before the first record.</param>
public sealed record ReadPlan(
    IReadOnlyList<ReadPass> Passes, IReadOnlyList<PlannedStream> Streams, DateTimeOffset StartedAt, IReadOnlyList<string> Warnings);
