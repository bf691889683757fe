namespace Connector.Engine;

/// <summary>What is read in one sequence of pages: a window of a stream, or the children of one parent.</summary>
/// <param name="Window">The range of cursors wanted; for children, of no meaning.</param>
public sealed record Partition(StreamDefinition Stream, Window Window, ParentRecord? Parent = null)
{
    /// <summary>A <see cref="PartitionTooBigException"/> helps: halves are asked for in place of the window.</summary>
    public bool CanBeHalved { get; init; }

    /// <summary>All the parents, where the stream is asked for several at once; at most <see cref="StreamDefinition.ParentsAtOnce"/>.</summary>
    public IReadOnlyList<ParentRecord> Parents { get; init; } = Parent is null ? [] : [Parent];
}
