namespace Warehouse;

/// <summary>How a run loads.</summary>
public sealed record LoadOptions
{
    /// <summary>Rows that are gone at the source are taken away instead of marked.</summary>
    public bool HardDeletes { get; init; }

    /// <summary>Rows that have gathered wait this long at most for their commit.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a warehouse that is away is waited for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Views that are made again with each change of a table of theirs.</summary>
    public IReadOnlyList<DerivedView> Views { get; init; } = [];
}
