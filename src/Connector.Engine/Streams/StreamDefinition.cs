namespace Connector.Engine;

/// <summary>A stream is data. This is the part of it that planning, reading and checkpointing need; a source adds how its API serves it.</summary>
public abstract record StreamDefinition
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>The cursor field, a top-level integer in unix seconds; null: the stream is read whole each time.</summary>
    public string? Cursor { get; init; }

    public Partitioning Partitioning { get; init; } = Partitioning.Single;

    /// <summary>The cursor is ISO 8601 text instead; a state then holds it so.</summary>
    public bool CursorIsText { get; init; }

    /// <summary>For <see cref="Partitioning.ByParent"/>: the stream whose records are the partitions.</summary>
    public ParentLink? Parent { get; init; }

    /// <summary>
    /// Its records change without a change of their parents: where the settings ask for it, all of them are read again once a day.
    /// </summary>
    public bool ChangesUnseen { get; init; }

    /// <summary>How many parents are asked for at once, at most.</summary>
    public int ParentsAtOnce { get; init; } = 1;

    /// <summary>Refused before its first page, or read by a parent that is, it is passed over with a warning instead of failing.</summary>
    public bool Optional { get; init; }

    /// <summary>Members of one group are never read at the same time; null: no such limit.</summary>
    public string? ExclusiveGroup { get; init; }

    /// <summary>
    /// Whether the API ends the read if its requests pause (an open scroll), so that parents must never wait for their children.
    /// </summary>
    public bool ExpiresWhenIdle { get; init; }
}
