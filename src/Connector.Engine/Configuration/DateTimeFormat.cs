using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Connector.Engine;

/// <summary>
/// <c>format: date-time</c> is a moment that there is. The library's own check lets a thirteenth month pass, and a value is refused
/// only by all of a format's checks together: this one must stand alone.
/// </summary>
public sealed class DateTimeFormat : IFormatValidator
{
    public string Format => "date-time";

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateTimeExpected;

    public bool IsValid(string value, JTokenType tokenType) =>
        tokenType == JTokenType.Date || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _);
}
