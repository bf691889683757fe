using Airbyte.Protocol;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Connector.Engine;

/// <summary>Holds a configuration against <c>spec.json</c>, the one declaration of it, and says of each error the field and the rule.</summary>
public static class ConfigValidator
{
    private static readonly JsonSchemaValidatorSettings _settings = new() { FormatValidators = [new DateTimeFormat()] };

    /// <returns>The configuration to read: without what is null, and its integers as such.</returns>
    /// <exception cref="ConnectorException">Config error that lists every field at fault; never the value of a secret.</exception>
    public static JObject Validate(JObject spec, JToken config)
    {
        if (config is not JObject written)
            throw ConnectorException.Config("The configuration must be a JSON object.");
        var schema = (JObject)spec["connectionSpecification"]!;
        var form = ConfigForm.Of(written, schema);
        var errors = ConfigSchema.Read(schema).Validate(form, _settings).Select(error => Describe(error, written)).Distinct().ToList();
        return errors.Count == 0 ? form : throw ConnectorException.Config($"The configuration is not valid: {string.Join(" ", errors)}");
    }

    private static string Describe(ValidationError error, JToken config)
    {
        var field = FieldOf(error);
        var schema = error.Schema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => $"`{field}` is missing; it is required.",
            ValidationErrorKind.StringTooShort => $"`{field}` must not be empty.",
            ValidationErrorKind.NumberTooBig => $"`{field}` must be at most {schema.Maximum}{But(field, schema, config)}.",
            ValidationErrorKind.NumberTooSmall => $"`{field}` must be at least {schema.Minimum}{But(field, schema, config)}.",
            ValidationErrorKind.IntegerExpected => $"`{field}` must be a whole number{But(field, schema, config)}.",
            ValidationErrorKind.NumberExpected => $"`{field}` must be a number{But(field, schema, config)}.",
            ValidationErrorKind.StringExpected => $"`{field}` must be a string.",
            ValidationErrorKind.BooleanExpected => $"`{field}` must be true or false{But(field, schema, config)}.",
            ValidationErrorKind.ArrayExpected => $"`{field}` must be a list{But(field, schema, config)}.",
            ValidationErrorKind.NotInEnumeration =>
                $"`{field}` must be one of {string.Join(", ", schema.Enumeration)}{But(field, schema, config)}.",
            ValidationErrorKind.PatternMismatch or ValidationErrorKind.DateTimeExpected =>
                $"`{field}` must be a date such as 2024-01-31T00:00:00Z{But(field, schema, config)}.",
            _ => $"`{field}` breaks the rule {error.Kind}.",
        };
    }

    private static string FieldOf(ValidationError error) =>
        (error.Path ?? error.Property ?? "").TrimStart('#', '/') is { Length: > 0 } path ? path : error.Property ?? "(root)";

    private static string But(string field, JsonSchema schema, JToken config)
    {
        var isSecret = schema.ExtensionData is { } extra && extra.TryGetValue("airbyte_secret", out var secret) && secret is true;
        return isSecret || config[field] is not JValue value ? "" : $", but it is {value.ToString(Newtonsoft.Json.Formatting.None)}";
    }
}
