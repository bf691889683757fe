using System.Globalization;
using System.Runtime.InteropServices;

namespace Source.Intercom;

/// <summary>
/// The companies that have been handed on, each in the version it had last, and how many different ones came since a count began. They
/// may be millions: an id of 24 hexadecimal digits, as Intercom's are, takes 12 bytes, and an entry some 50 all told.
/// </summary>
internal sealed class SeenCompanies
{
    private readonly Dictionary<ObjectId, Entry> _byObjectId = [];
    private readonly Dictionary<string, Entry> _byOtherId = [];
    private int _count = 1;

    /// <summary>Different companies since the count began.</summary>
    public long Counted { get; private set; }

    public void CountAnew()
    {
        _count++;
        Counted = 0;
    }

    /// <summary>Takes note of a company and says whether it is new in this version.</summary>
    public bool Add(string id, long? cursor)
    {
        ref var entry = ref ObjectId.TryParse(id, out var objectId)
            ? ref CollectionsMarshal.GetValueRefOrAddDefault(_byObjectId, objectId, out _)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(_byOtherId, id, out _);
        var version = cursor is { } seconds ? unchecked((uint)seconds) : uint.MaxValue;
        var isNew = entry.Count == 0 || entry.Version != version;
        if (entry.Count != _count) Counted++;
        entry = new Entry(version, _count);
        return isNew;
    }

    /// <param name="Version">The lowest 32 bits of its cursor.</param>
    /// <param name="Count">The count it was last seen in, from 1.</param>
    private readonly record struct Entry(uint Version, int Count);

    /// <summary>Three integers rather than a wider one, which memory would be padded for.</summary>
    private readonly record struct ObjectId(uint First, uint Second, uint Third)
    {
        private const int Digits = 24;
        private const int Part = 8;

        /// <summary>Lower-case digits only, so that different ids stay different.</summary>
        public static bool TryParse(string id, out ObjectId parsed)
        {
            parsed = default;
            if (id.Length != Digits || id.AsSpan().ContainsAnyExcept("0123456789abcdef")) return false;
            parsed = new ObjectId(Hex(id.AsSpan(0, Part)), Hex(id.AsSpan(Part, Part)), Hex(id.AsSpan(2 * Part)));
            return true;
        }

        private static uint Hex(ReadOnlySpan<char> digits) => uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
