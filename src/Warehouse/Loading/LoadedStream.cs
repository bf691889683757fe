namespace Warehouse;

/// <summary>A stream of a run: its table, and how it is read.</summary>
public sealed record LoadedStream(TablePlan Plan)
{
    public string Name => Plan.Table.Stream;

    /// <summary>
    /// The number of the refresh that the read is part of: its rows are all that the source has, and at its end the others are gone. Null:
    /// the read brings what changed. A stream without key has nothing but refreshes.
    /// </summary>
    public long? Refresh { get; init; }

    /// <summary>The refresh goes on from where an earlier run came to.</summary>
    public bool IsResumed { get; init; }

    /// <summary>
    /// Rows whose cursor lies before are no part of a refresh, and do not go with it; null: all are. Microseconds where the cursor is
    /// a time, or text (ISO 8601); else an integer as the cursor has it.
    /// </summary>
    public long? Since { get; init; }

    /// <summary>The state that the read starts from, JSON text; null: from the beginning.</summary>
    public string? State { get; init; }
}
