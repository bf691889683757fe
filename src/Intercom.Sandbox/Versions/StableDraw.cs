using System.Globalization;

namespace Intercom.Sandbox.Versions;

/// <summary>Draws that depend on an object's id and on nothing else: whoever asks, and whenever, gets the same.</summary>
internal static class StableDraw
{
    /// <summary>Evenly over all numbers (FNV-1a, 64 bits).</summary>
    public static ulong Number(string id, string purpose)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var character in id + "/" + purpose) hash = (hash ^ character) * 1_099_511_628_211;
        return hash ^ (hash >> 32);
    }

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public static int Below(int count, string id, string purpose) => (int)(Number(id, purpose) % (ulong)count);

    public static bool OneIn(int count, string id, string purpose) => Below(count, id, purpose) == 0;

    public static T Pick<T>(IReadOnlyList<T> from, string id, string purpose) => from[Below(from.Count, id, purpose)];

    public static string Id(string id, string purpose) => Number(id, purpose).ToString(CultureInfo.InvariantCulture);
}
