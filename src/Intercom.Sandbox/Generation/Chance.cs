namespace Intercom.Sandbox.Generation;

/// <summary>Draws that generators share.</summary>
internal static class Chance
{
    /// <summary>True with the given probability (0 to 1).</summary>
    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Up to <paramref name="most"/> different members.</summary>
    public static IReadOnlyList<T> PickSome<T>(this Random random, IReadOnlyList<T> from, int most)
    {
        var start = from.Count == 0 ? 0 : random.Next(from.Count);
        return [.. Enumerable.Range(start, random.Next(Math.Min(most, from.Count) + 1)).Select(i => from[i % from.Count])];
    }

    /// <summary>A second between two others, both included.</summary>
    public static long Between(this Random random, long from, long to) => random.NextInt64(from, Math.Max(from, to) + 1);

    /// <summary>A second between two others, or null with the given probability: how Intercom says "never".</summary>
    public static long? BetweenOrNever(this Random random, long from, long to, double never = 0.4) =>
        random.Happens(never) ? null : random.Between(from, to);

    public static string Hex(this Random random, int bytes)
    {
        Span<byte> raw = stackalloc byte[bytes];
        random.NextBytes(raw);
        return Convert.ToHexStringLower(raw);
    }

    public static Guid Uuid(this Random random)
    {
        Span<byte> raw = stackalloc byte[16];
        random.NextBytes(raw);
        return new Guid(raw);
    }
}
