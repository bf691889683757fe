using System.Globalization;

namespace Intercom.Sandbox.Versions;

/// <summary>A version of the API, as the header <c>Intercom-Version</c> names it.</summary>
public readonly record struct ApiVersion(int Major, int Minor) : IComparable<ApiVersion>
{
    private const int NewestMinor = 16;
    private const int NewestMinorOfFirst = 4;

    /// <summary>Older than every endpoint here.</summary>
    public static ApiVersion First => new(1, 0);

    /// <summary>The version whose objects rows are kept in.</summary>
    public static ApiVersion V2_11 => new(2, 11);

    public static ApiVersion V2_12 => new(2, 12);

    public static ApiVersion V2_13 => new(2, 13);

    public static ApiVersion V2_14 => new(2, 14);

    public static ApiVersion V2_15 => new(2, 15);

    public static ApiVersion V2_16 => new(2, NewestMinor);

    /// <summary>Null when Intercom has no such version.</summary>
    public static ApiVersion? Find(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 2 || Number(parts[0]) is not { } major || Number(parts[1]) is not { } minor) return null;
        return (major, minor) is (1, <= NewestMinorOfFirst) or (2, <= NewestMinor) ? new ApiVersion(major, minor) : null;
    }

    public static ApiVersion Later(ApiVersion one, ApiVersion other) => one >= other ? one : other;

    public static bool operator <(ApiVersion left, ApiVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ApiVersion left, ApiVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ApiVersion left, ApiVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ApiVersion left, ApiVersion right) => left.CompareTo(right) >= 0;

    public int CompareTo(ApiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
