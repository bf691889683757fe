using System.Globalization;

namespace Warehouse.Tests;

/// <summary>Numbers as exact as they are written, so that two ways to write one are the same.</summary>
internal static class JsonNumber
{
    /// <summary>Digits without zeros at their ends, and the power of ten of the last: <c>1.50</c> and <c>15e-1</c> are <c>15e-1</c>.</summary>
    public static string Canonical(string number)
    {
        var exponent = number.IndexOfAny(['e', 'E']);
        var power = exponent < 0 ? 0 : int.Parse(number[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponent < 0 ? number : number[..exponent];
        var sign = mantissa.StartsWith('-') ? "-" : "";
        mantissa = mantissa.TrimStart('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0) power -= mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return trimmed.Length == 0 ? "0" : $"{sign}{trimmed}e{power + digits.Length - trimmed.Length}";
    }
}
