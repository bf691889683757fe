using System.Text.Json;

namespace Process.Tests;

/// <summary>
/// What a state says has been written: every record with a cursor up to the watermark, and those in windows closed beyond it
/// (docs/guarantees.md, "State"). Cursors are unix seconds; windows are half-open.
/// </summary>
internal sealed record Claim(long Watermark, IReadOnlyList<(long From, long To)> Closed)
{
    public static Claim Nothing { get; } = new(long.MinValue, []);

    public static Claim Parse(JsonElement state)
    {
        var holder = state.TryGetProperty("state", out var child) ? child : state;
        if (holder.TryGetProperty("__ab_no_cursor_state_message", out _)) return Nothing;
        var watermark = holder.EnumerateObject().First(member => member.Name.EndsWith("_at", StringComparison.Ordinal)).Value;
        var closed = state.TryGetProperty("closed", out var pairs) ? pairs.EnumerateArray().Select(pair => (pair[0].GetInt64(), pair[1].GetInt64())) : [];
        return new Claim(Seconds(watermark), [.. closed]);
    }

    private static long Seconds(JsonElement cursor) =>
        cursor.ValueKind == JsonValueKind.String ? cursor.GetDateTimeOffset().ToUnixTimeSeconds() : cursor.GetInt64();

    public bool Covers(long cursor) => cursor <= Watermark || Closed.Any(window => cursor >= window.From && cursor < window.To);

    /// <summary>
    /// Whether a cursor not covered lies at the very edge of what is: the second in which a page ended, some of whose records were on
    /// that page and some of which may be on the next.
    /// </summary>
    public bool IsEdge(long cursor) =>
        cursor == Watermark + 1 || Closed.Any(window => cursor == window.To || cursor == window.From - 1);
}
