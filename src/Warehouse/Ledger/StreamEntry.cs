namespace Warehouse;

/// <summary>A stream's part of a run, in the ledger. The rows read are those inserted, updated and unchanged, and repetitions.</summary>
public sealed record StreamEntry(string Stream)
{
    public RunResult Result { get; init; } = RunResult.Running;

    public bool IsRefresh { get; init; }

    public long Read { get; init; }

    public MergeCounts Rows { get; init; }

    /// <summary>Null: not counted.</summary>
    public long? Requests { get; init; }

    /// <summary>Values that did not fit their column.</summary>
    public long Misfits { get; init; }

    /// <summary>JSON text; null: none.</summary>
    public string? StateBefore { get; init; }

    public string? StateAfter { get; init; }

    public IReadOnlyList<string> Changes { get; init; } = [];

    public double Seconds { get; init; }

    public string? Error { get; init; }
}
