using System.Buffers.Text;
using System.Text;

namespace Warehouse;

/// <summary>Texts of JSON strings, from what stands between the quotes.</summary>
internal static class JsonString
{

    /// <summary>
    /// Writes the text and returns its length; it is never longer than <paramref name="raw"/>. Half a surrogate pair, which UTF-8 has no
    /// bytes for, becomes U+FFFD.
    /// </summary>
    /// <param name="isWhole">Whether nothing had to be replaced.</param>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> text, out bool isWhole)
    {
        isWhole = true;
        var length = 0;
        while (true)
        {
            var escape = raw.IndexOf((byte)'\\');
            var plain = escape < 0 ? raw : raw[..escape];
            plain.CopyTo(text[length..]);
            length += plain.Length;
            if (escape < 0) return length;
            raw = raw[(escape + 1)..];
            if (raw[0] != 'u')
            {
                text[length++] = Single(raw[0]);
                raw = raw[1..];
                continue;
            }

            var unit = Unit(raw);
            raw = raw[5..];
            var rune = new Rune(0xFFFD);
            if (char.IsHighSurrogate(unit) && raw.Length >= 6 && raw[0] == '\\' && raw[1] == 'u' && char.IsLowSurrogate(Unit(raw[1..])))
            {
                rune = new Rune(unit, Unit(raw[1..]));
                raw = raw[6..];
            }
            else if (!char.IsSurrogate(unit))
            {
                rune = new Rune(unit);
            }
            else
            {
                isWhole = false;
            }

            length += rune.EncodeToUtf8(text[length..]);
        }
    }

    /// <summary>
    /// The JSON text with U+FFFD for each <c>\u0000</c> and each half of a surrogate pair; null where it has none. PostgreSQL's jsonb takes
    /// neither.
    /// </summary>
    public static byte[]? WithoutNul(ReadOnlySpan<byte> json)
    {
        byte[]? clean = null;
        for (var i = json.IndexOf((byte)'\\'); i >= 0 && i < json.Length; i = Next(json, i))
        {
            if (json[i + 1] != 'u')
            {
                i += 2;
                continue;
            }

            var unit = Unit(json[(i + 1)..]);
            if (char.IsHighSurrogate(unit) && i + 12 <= json.Length && json[i + 6] == '\\' && json[i + 7] == 'u' && char.IsLowSurrogate(Unit(json[(i + 7)..])))
            {
                i += 12;
                continue;
            }

            if (unit == 0 || char.IsSurrogate(unit)) "fffd"u8.CopyTo((clean ??= json.ToArray()).AsSpan(i + 2));
            i += 6;
        }

        return clean;
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var next = json[from..].IndexOf((byte)'\\');
        return next < 0 ? json.Length : from + next;
    }

    private static byte Single(byte escaped) => escaped switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escaped,
    };

    /// <summary>Of <c>uXXXX</c>.</summary>
    private static char Unit(ReadOnlySpan<byte> escape)
    {
        Utf8Parser.TryParse(escape[1..5], out ushort unit, out _, 'x');
        return (char)unit;
    }
}
