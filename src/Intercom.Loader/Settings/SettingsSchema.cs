using System.Text.RegularExpressions;
using Connector.Engine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Intercom.Loader;

/// <summary><c>intercom.schema.json</c>, the one declaration of the settings: editors complete by it, and it is what settings are held against.</summary>
internal sealed partial class SettingsSchema
{
    private readonly JObject _json = Load();

    /// <summary>Dotted keys whose values are never shown.</summary>
    public IReadOnlySet<string> Secrets => Properties(_json, "").Where(property => property.Schema["airbyte_secret"] is not null)
        .Select(property => property.Key).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="UsageException">Every mistake, a line each.</exception>
    /// <param name="needsSource">Else what is said of the API is not looked at.</param>
    public void Check(SettingsDocument settings, bool needsSource)
    {
        var mistakes = ConfigSchema.Read(_json).Validate(settings.Content).SelectMany(Single).Where(error => needsSource || KeyOf(error).Split('.')[0] != "source")
            .Select(error => (Key: KeyOf(error), Text: settings.At(KeyOf(error), Mistake(error, settings))))
            .OrderBy(mistake => settings.Line(mistake.Key)).ThenBy(mistake => mistake.Key, StringComparer.Ordinal)
            .Select(mistake => mistake.Text).Distinct().ToList();
        if (mistakes.Count > 0) throw new UsageException(string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>What is wrong with a key of any name is told within what is wrong with its holder.</summary>
    private static IEnumerable<ValidationError> Single(ValidationError error) =>
        error is ChildSchemaValidationError { Kind: ValidationErrorKind.AdditionalPropertiesNotValid } holder ? holder.Errors.SelectMany(child => child.Value).SelectMany(Single) : [error];

    private string Mistake(ValidationError error, SettingsDocument settings)
    {
        var schema = error.Schema;
        var but = But(KeyOf(error), settings.Content);
        return error.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => $"is no setting. {Known(error)}",
            ValidationErrorKind.PropertyRequired => "is missing; it is required.",
            ValidationErrorKind.StringTooShort when schema.MinLength > 1 => $"must have at least {schema.MinLength} characters.",
            ValidationErrorKind.StringTooShort => "must not be empty.",
            ValidationErrorKind.StringExpected => $"must be text{but}.",
            ValidationErrorKind.BooleanExpected => $"must be true or false{but}.",
            ValidationErrorKind.IntegerExpected => $"must be a whole number{but}.",
            ValidationErrorKind.ArrayExpected => $"must be a list{but}.",
            ValidationErrorKind.ObjectExpected => $"must have keys of its own{but}.",
            ValidationErrorKind.NumberTooBig => $"must be at most {schema.Maximum}{but}.",
            ValidationErrorKind.NumberTooSmall => $"must be at least {schema.Minimum}{but}.",
            ValidationErrorKind.NotInEnumeration => $"must be one of {string.Join(", ", schema.Enumeration)}{but}.",
            ValidationErrorKind.PatternMismatch or ValidationErrorKind.DateTimeExpected when error.Property == "start_date" =>
                $"must be a date such as 2024-01-31T00:00:00Z{but}.",
            ValidationErrorKind.PatternMismatch => $"is too long, or holds quotes or control characters{but}.",
            ValidationErrorKind.NoTypeValidates => $"must be {Types(schema)}{but}.",
            _ => $"is not as it must be ({error.Kind}){but}.",
        };
    }

    private static string Types(JsonSchema schema) => schema.Type.HasFlag(JsonObjectType.Boolean) ? "true, false, or settings of its own" : "text or a list of texts";

    /// <summary>What was meant, as far as it can be guessed.</summary>
    private string Known(ValidationError error)
    {
        var key = KeyOf(error);
        var above = key.Contains('.') ? key[..key.LastIndexOf('.')] : "";
        var names = Properties(_json, "").Select(property => property.Key)
            .Where(known => above.Length == 0 ? !known.Contains('.') : known.StartsWith(above + ".", StringComparison.Ordinal))
            .Select(known => known[(above.Length == 0 ? 0 : above.Length + 1)..]).Where(name => !name.Contains('.')).ToList();
        var nearest = names.MinBy(name => Distance(name, error.Property ?? ""));
        return nearest is not null && Distance(nearest, error.Property ?? "") <= 3
            ? $"Did you mean `{nearest}`?"
            : $"{(above.Length == 0 ? "The settings" : $"`{above}`")} may have: {string.Join(", ", names)}.";
    }

    private string But(string key, JObject content)
    {
        var value = ValueAt(content, key);
        return Secrets.Contains(key) || value is not JValue ? "" : $", but it is {value.ToString(Formatting.None)}";
    }

    /// <summary>A key may have dots of its own.</summary>
    private static JToken? ValueAt(JToken? holder, string key)
    {
        if (key.Length == 0) return holder;
        return (holder as JObject)?.Properties().Where(member => key == member.Name || key.StartsWith(member.Name + ".", StringComparison.Ordinal))
            .Select(member => ValueAt(member.Value, key == member.Name ? "" : key[(member.Name.Length + 1)..])).FirstOrDefault(found => found is not null);
    }

    private static string KeyOf(ValidationError error) =>
        (error.Path ?? error.Property ?? "").TrimStart('#', '/') is { Length: > 0 } path ? Quoted().Replace(path, ".$1").Split('[')[0] : error.Property ?? "";

    /// <summary>A name that is no plain word.</summary>
    [GeneratedRegex(@"\['(.*?)'\]")]
    private static partial Regex Quoted();

    private IEnumerable<(string Key, JObject Schema)> Properties(JObject schema, string above)
    {
        if (schema["$ref"] is not null) schema = (JObject)_json["definitions"]!["object"]!;
        foreach (var (name, property) in schema["properties"] as JObject ?? [])
        {
            yield return (above + name, (JObject)property!);
            foreach (var below in Properties((JObject)property!, $"{above}{name}.")) yield return below;
        }
    }

    /// <summary>Levenshtein's: insertions, deletions and replacements of characters.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static JObject Load()
    {
        using var stream = typeof(SettingsSchema).Assembly.GetManifestResourceStream("intercom.schema.json")!;
        using var json = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(json);
    }
}
