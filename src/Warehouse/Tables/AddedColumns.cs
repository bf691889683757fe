namespace Warehouse;

/// <summary>What every table has behind the columns of its records.</summary>
public static class AddedColumns
{
    /// <summary>JSON object of what no column holds: undeclared members, and values that do not fit their column, by its name.</summary>
    public const string Extra = "_extra";

    /// <summary>When the row was last written.</summary>
    public const string SyncedAt = "_synced_at";

    /// <summary>When the row was found to be gone at the source; null while it is there.</summary>
    public const string DeletedAt = "_deleted_at";

    /// <summary>The run that last wrote the row.</summary>
    public const string RunId = "_run_id";

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> Typed =
        [(Extra, ColumnType.Json), (SyncedAt, ColumnType.Timestamp), (DeletedAt, ColumnType.Timestamp), (RunId, ColumnType.BigInt)];

    public static readonly IReadOnlyList<string> All = [.. Typed.Select(column => column.Name)];
}
