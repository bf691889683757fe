using Newtonsoft.Json.Linq;

namespace Warehouse;

/// <summary>Column types of JSON schemas, and what becomes of a type that changes.</summary>
internal static class ColumnTypes
{
    /// <summary>
    /// One JSON type gives one column type; integer and number together are a number; any other union, and what says no type, is JSON.
    /// <c>"x-time": "unix_seconds"</c> makes a time of an integer, also of one that some answers write as text.
    /// </summary>
    public static ColumnType Of(JToken? schema)
    {
        var types = Types(schema);
        if (schema?["x-time"] is JValue { Value: "unix_seconds" } && types.Contains("integer")) return ColumnType.Timestamp;
        return types switch
        {
            ["string"] => ColumnType.Text,
            ["integer"] => ColumnType.BigInt,
            ["number"] or ["integer", "number"] => ColumnType.Double,
            ["boolean"] => ColumnType.Boolean,
            _ => ColumnType.Json,
        };
    }

    /// <summary>The narrowest type that holds the values of both.</summary>
    public static ColumnType Widest(ColumnType one, ColumnType other)
    {
        if (one == other) return one;
        return (one, other) is (ColumnType.BigInt, ColumnType.Double) or (ColumnType.Double, ColumnType.BigInt) ? ColumnType.Double : ColumnType.Text;
    }

    private static string[] Types(JToken? schema) => schema?["type"] switch
    {
        JValue { Value: string one } => [one],
        JArray several => [.. several.Values<string>().OfType<string>().Where(type => type != "null").Distinct().Order(StringComparer.Ordinal)],
        _ => [],
    };
}
