namespace Warehouse;

/// <summary>What a table of versions has behind the columns of its records.</summary>
public static class HistoryColumns
{
    /// <summary>The commit that brought the version.</summary>
    public const string ValidFrom = "_valid_from";

    /// <summary>The commit that brought the next one, or found the row gone; null: it is the current one.</summary>
    public const string ValidTo = "_valid_to";

    public const string IsCurrent = "_is_current";

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> Typed =
    [
        (AddedColumns.Extra, ColumnType.Json), (ValidFrom, ColumnType.Timestamp), (ValidTo, ColumnType.Timestamp), (IsCurrent, ColumnType.Boolean), (AddedColumns.RunId, ColumnType.BigInt),
    ];
}
