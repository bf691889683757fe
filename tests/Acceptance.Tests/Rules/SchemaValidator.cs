using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>
/// A value against the part of JSON schema that the connector's spec and catalogs use, as strictly as the platform's suite: 1.0 is no integer,
/// a format is more than a hint. A keyword that it does not know is an error, so that nothing goes unchecked.
/// </summary>
internal static class SchemaValidator
{
    private static readonly string[] _annotations =
    [
        "$schema", "title", "description", "default", "examples", "additionalProperties", "order", "airbyte_secret", "pattern_descriptor", "x-time", "x-id",
    ];

    public static IEnumerable<string> Errors(JObject schema, JToken value, string path = "")
    {
        foreach (var keyword in schema.Properties())
        {
            var errors = keyword.Name switch
            {
                "type" => Type(keyword.Value, value),
                "format" => Format(keyword.Value.Value<string>()!, value),
                "enum" => keyword.Value.Any(allowed => JToken.DeepEquals(allowed, value)) ? [] : ["not one of the enum"],
                "required" => keyword.Value.Values<string>().Where(name => (value as JObject)?[name!] is null).Select(name => $"{name} is missing"),
                "pattern" or "minLength" or "minimum" or "maximum" => Bound(keyword, value),
                "properties" or "items" => [],
                _ => _annotations.Contains(keyword.Name) ? [] : [$"the keyword {keyword.Name} is not known"],
            };
            foreach (var error in errors) yield return $"{(path.Length == 0 ? "/" : path)}: {error}";
        }

        foreach (var (child, member, at) in Children(schema, value, path))
            foreach (var error in Errors(child, member, at)) yield return error;
    }

    private static IEnumerable<(JObject Schema, JToken Value, string Path)> Children(JObject schema, JToken value, string path)
    {
        if (value is JObject members && schema["properties"] is JObject properties)
            foreach (var property in properties.Properties())
                if (members[property.Name] is { } member) yield return ((JObject)property.Value, member, $"{path}/{property.Name}");
        if (value is not JArray items || schema["items"] is not JObject itemSchema) yield break;
        for (var i = 0; i < items.Count; i++) yield return (itemSchema, items[i], $"{path}/{i}");
    }

    private static IEnumerable<string> Type(JToken types, JToken value)
    {
        string[] allowed = types is JArray list ? [.. list.Values<string>().Select(type => type!)] : [types.Value<string>()!];
        if (!allowed.Any(type => Is(type, value))) yield return $"{Json.Text(value)} is not of type {string.Join(" or ", allowed)}";
    }

    private static bool Is(string type, JToken value) => value.Type switch
    {
        JTokenType.Null => type == "null",
        JTokenType.Boolean => type == "boolean",
        JTokenType.Integer => type is "integer" or "number",
        JTokenType.Float => type == "number",
        JTokenType.String => type == "string",
        JTokenType.Array => type == "array",
        _ => type == "object",
    };

    private static IEnumerable<string> Bound(JProperty keyword, JToken value)
    {
        var holds = (keyword.Name, value) switch
        {
            ("pattern", JValue { Value: string text }) => Regex.IsMatch(text, keyword.Value.Value<string>()!),
            ("minLength", JValue { Value: string text }) => text.Length >= keyword.Value.Value<int>(),
            ("minimum", { Type: JTokenType.Integer or JTokenType.Float }) => value.Value<decimal>() >= keyword.Value.Value<decimal>(),
            ("maximum", { Type: JTokenType.Integer or JTokenType.Float }) => value.Value<decimal>() <= keyword.Value.Value<decimal>(),
            _ => true,
        };
        if (!holds) yield return $"{keyword.Name} {keyword.Value} does not hold";
    }

    private static IEnumerable<string> Format(string format, JToken value)
    {
        if (value is JValue { Value: string text } && !Formats.Fits(format, text)) yield return $"\"{text}\" is not a {format}";
    }
}
