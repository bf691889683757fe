namespace Connector.Engine;

/// <summary>
/// One pass over a stream of the API, shared by all that need it: the stream's own records, and streams of its children, each by its own
/// progress. A parent that is only passed over for its children has no <paramref name="Rows"/>.
/// </summary>
/// <param name="Source">The stream that is read.</param>
/// <param name="Windows">What any of them still owes, ascending and disjoint.</param>
public sealed record ReadPass(StreamDefinition Source, PlannedStream? Rows, IReadOnlyList<PlannedStream> Children, IReadOnlyList<Interval> Windows);
