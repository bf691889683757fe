namespace Warehouse;

/// <summary>What of a merge is the same in every warehouse: <c>s</c> is a staged row, <c>t</c> the table's.</summary>
internal static class MergeSql
{
    /// <summary>The columns that come from records.</summary>
    public static IReadOnlyList<string> Columns(StreamTable table) => [.. table.Columns.Select(column => column.Name).Append(AddedColumns.Extra).Select(SqlDialect.Quote)];

    /// <summary>Those, and what a row is stamped with: when it was written, that it is there, and by which run.</summary>
    public static string AllColumns(StreamTable table) =>
        string.Join(", ", Columns(table).Concat(new[] { AddedColumns.SyncedAt, AddedColumns.DeletedAt, AddedColumns.RunId }.Select(SqlDialect.Quote)));

    public static string SameKey(StreamTable table) => string.Join(" AND ", table.Key.Select(SqlDialect.Quote).Select(key => $"t.{key} = s.{key}"));

    /// <summary>The staged row is older than the table's; no cursor is before any other.</summary>
    public static string Older(StreamTable table)
    {
        if (table.Cursor is null) return "false";
        var cursor = SqlDialect.Quote(table.Cursor);
        return $"coalesce(t.{cursor} > s.{cursor}, t.{cursor} IS NOT NULL AND s.{cursor} IS NULL)";
    }
}
