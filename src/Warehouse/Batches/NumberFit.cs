using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Warehouse;

/// <summary>Whether a JSON number is a value of a column without losing anything.</summary>
internal static class NumberFit
{
    /// <summary>The end of the year 9999: what is later is no time in seconds.</summary>
    private const long LastSecond = 253_402_300_799;

    /// <summary>Of <c>5</c>, <c>5.0</c> and <c>5e0</c>; not of <c>1.5</c>, nor of what 64 bits do not hold.</summary>
    public static bool Integer(ReadOnlySpan<byte> number, out long value)
    {
        if (Utf8Parser.TryParse(number, out value, out var read) && read == number.Length) return true;
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            || exact != decimal.Truncate(exact) || exact is < long.MinValue or > long.MaxValue)
            return false;
        // A decimal takes what is too small or too exact for it, and rounds.
        var digits = Digits(number);
        if (digits.Length > 28 || (exact == 0 && digits.Length > 0)) return false;
        value = (long)exact;
        return true;
    }

    /// <summary>
    /// Whether the nearest double, written with as many digits, is the same number: so of <c>0.1</c> and <c>0.30000000000000004</c>, not of
    /// <c>9007199254740993</c>, 30 digits, or <c>1e400</c>.
    /// </summary>
    public static bool Double(ReadOnlySpan<byte> number, out double value)
    {
        if (!Utf8Parser.TryParse(number, out value, out var read) || read != number.Length || !double.IsFinite(value)) return false;
        if (number.Length <= 15 && number.IndexOfAny((byte)'e', (byte)'E') < 0) return true;
        var digits = Digits(number);
        if (digits.Length <= 15) return value != 0 || digits.Length == 0; // 1e-400 is not nothing
        if (digits.Length > 17) return false;
        var written = value.ToString("E" + (digits.Length - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Digits(Encoding.UTF8.GetBytes(written)) == digits;
    }

    /// <summary>Microseconds of unix seconds: of the years 1970 to 9999, their first second left out, for 0 is a time that is not known.</summary>
    public static bool Time(ReadOnlySpan<byte> number, out long microseconds)
    {
        microseconds = 0;
        if (!Integer(number, out var seconds) || seconds is <= 0 or > LastSecond) return false;
        microseconds = seconds * 1_000_000;
        return true;
    }

    /// <summary>The digits of the number, without sign, point, exponent, and zeros at either end.</summary>
    private static string Digits(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponent < 0 ? number : number[..exponent];
        var digits = new StringBuilder(mantissa.Length);
        foreach (var character in mantissa)
        {
            if (character is >= (byte)'0' and <= (byte)'9') digits.Append((char)character);
        }

        return digits.ToString().Trim('0');
    }
}
