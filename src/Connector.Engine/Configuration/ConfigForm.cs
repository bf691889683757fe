using System.Numerics;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>A configuration in one form, however it was written: what is null is absent, and a whole number is one (<c>10.0</c>, <c>1e1</c>).</summary>
internal static class ConfigForm
{
    /// <param name="schema">The <c>connectionSpecification</c>.</param>
    public static JObject Of(JObject config, JObject schema) => new(config.Properties()
        .Where(member => member.Value.Type is not (JTokenType.Null or JTokenType.Undefined))
        .Select(member => new JProperty(member.Name, Number(member.Value, IsInteger(schema, member.Name)))));

    private static bool IsInteger(JObject schema, string name) => schema["properties"]?[name]?["type"]?.ToString() == "integer";

    /// <summary>What is beyond 64 bits is as large as they go: it breaks the same bounds, and the validator cannot compute with it.</summary>
    private static JToken Number(JToken value, bool isInteger) => value switch
    {
        JValue { Value: BigInteger large } when isInteger => (long)BigInteger.Clamp(large, long.MinValue, long.MaxValue),
        JValue { Value: BigInteger large } => (double)large,
        JValue { Value: double number } when isInteger && (double.IsInteger(number) || double.IsInfinity(number)) => (long)number, // saturates
        JValue { Value: double.NaN } => "NaN",
        _ => value,
    };
}
