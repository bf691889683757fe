namespace Benchmarks.Macro.Rows;

/// <summary>Options of sandboxes.</summary>
internal static class Serve
{
    /// <summary>More requests than anything here makes.</summary>
    public static readonly string[] Unlimited = ["--rate-limit", "1000000"];

    private static readonly string[] _rows = ["contacts", "companies", "conversations", "tickets", "activity-logs"];

    /// <summary>A workspace with so many rows of these and none of the others.</summary>
    /// <param name="counts">Options and numbers, such as <c>("conversations", 3000), ("parts", 8)</c>.</param>
    public static string[] Only(params IEnumerable<(string Option, int Count)> counts)
    {
        var given = counts.ToList();
        var others = _rows.Except(given.Select(count => count.Option)).Select(row => (row, 0));
        return [.. given.Concat(others).SelectMany(count => new[] { $"--{count.Item1}", $"{count.Item2}" })];
    }
}
