using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>What <c>spec.json</c> says where a configuration says nothing.</summary>
public static class ConfigDefaults
{
    /// <returns>The configuration, and the default of each field that it leaves out and that has one.</returns>
    public static JObject Fill(JObject spec, JObject config)
    {
        var whole = (JObject)config.DeepClone();
        foreach (var field in ((JObject)spec["connectionSpecification"]!["properties"]!).Properties())
            if (whole[field.Name] is null or { Type: JTokenType.Null } && field.Value["default"] is { } value) whole[field.Name] = value.DeepClone();
        return whole;
    }
}
