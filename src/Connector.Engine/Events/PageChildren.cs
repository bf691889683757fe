namespace Connector.Engine;

/// <summary>What a page of parents holds for one stream of children.</summary>
/// <param name="Asked">The parents whose children are yet to be asked for.</param>
/// <param name="Held">The children of the others, a page a parent, which lie in the parents' page.</param>
public sealed record PageChildren(PlannedStream Stream, IReadOnlyList<ParentRecord> Asked, IReadOnlyList<Page> Held)
{
    /// <summary>Cursors of parents of whom nobody is to be asked: of those between two that are asked for, one.</summary>
    public IReadOnlyList<long> Passed { get; init; } = [];
}
