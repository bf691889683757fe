using System.Globalization;
using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>Text formats of JSON schema, as the platform's suite reads them.</summary>
internal static partial class Formats
{
    public static bool Fits(string format, string text) => format switch
    {
        "date-time" => Moment().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "time" => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "email" => text.Contains('@', StringComparison.Ordinal),
        "uuid" => Guid.TryParse(text, out _),
        _ => false,
    };

    [GeneratedRegex(@"^\d{4}-\d?\d-\d?\d[ T]\d?\d:\d?\d:\d?\d")]
    private static partial Regex Moment();
}
