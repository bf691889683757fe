using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Warehouse;

/// <summary>Names of columns. A name is chosen once; who chose it is kept, so that it never moves.</summary>
internal static class ColumnName
{
    /// <summary>Bytes of an identifier in PostgreSQL (NAMEDATALEN less one); what is longer it cuts by itself, with a notice.</summary>
    public const int MostBytes = 63;

    /// <summary>A member's own name, where it is short enough to be one.</summary>
    public static string OfMember(string member) => Cut(member.Replace('\0', '_'), MostBytes);

    /// <summary>Lower-case letters and digits of any script, all else an underscore: <c>Plan Type</c> is <c>custom_plan_type</c>.</summary>
    public static string OfAttribute(string prefix, string attribute)
    {
        var name = new StringBuilder();
        foreach (var rune in attribute.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) name.Append(Rune.ToLowerInvariant(rune));
            else if (name.Length > 0 && name[^1] != '_') name.Append('_');
        }

        var text = name.ToString().TrimEnd('_');
        return Cut(prefix + (text.Length == 0 ? Suffix(attribute) : text), MostBytes);
    }

    /// <summary>A name beside another that is the same: with the id of what it is named after, or eight digits that only its source gives.</summary>
    public static string Distinguished(string name, IReadOnlyList<string> source, string? id)
    {
        var suffix = "_" + (id ?? Suffix(string.Join('\0', source)));
        return Cut(name, MostBytes - suffix.Length) + suffix;
    }

    private static string Suffix(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 4));

    /// <summary>No character is cut in two.</summary>
    private static string Cut(string name, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= bytes) return name;
        var cut = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0) break;
            cut.Append(rune);
        }

        return cut.ToString();
    }
}
