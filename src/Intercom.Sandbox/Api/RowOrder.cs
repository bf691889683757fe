using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>The orders in which lists come.</summary>
internal static class RowOrder
{
    /// <summary>The last updated first.</summary>
    public static IReadOnlyList<Row> NewestFirst(this IEnumerable<Row> rows) =>
        [.. rows.OrderByDescending(row => row.Current.UpdatedAt).ThenByDescending(row => row.Id, StringComparer.Ordinal)];

    public static IReadOnlyList<Row> OldestFirst(this IEnumerable<Row> rows) =>
        [.. rows.OrderBy(row => row.Current.UpdatedAt).ThenBy(row => row.Id, StringComparer.Ordinal)];
}
