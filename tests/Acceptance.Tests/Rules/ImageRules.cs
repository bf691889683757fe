using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>What the image says of itself.</summary>
internal static class ImageRules
{
    /// <param name="image">As the engine describes it (<c>docker image inspect</c>).</param>
    /// <param name="metadata">The member <c>data</c> of metadata.yaml.</param>
    public static IEnumerable<string> Violations(JObject image, JObject metadata)
    {
        var config = (JObject)image["Config"]!;
        var entrypoint = string.Join(' ', config["Entrypoint"]!.Values<string>());
        var declared = config["Env"]!.Values<string>().SingleOrDefault(variable => variable!.StartsWith("AIRBYTE_ENTRYPOINT=", StringComparison.Ordinal));
        if (declared?["AIRBYTE_ENTRYPOINT=".Length..] != entrypoint) yield return $"{declared ?? "no AIRBYTE_ENTRYPOINT"} beside the entrypoint {entrypoint}";
        foreach (var (label, member) in new[] { ("io.airbyte.name", "dockerRepository"), ("io.airbyte.version", "dockerImageTag") })
        {
            var value = config["Labels"]?[label]?.Value<string>();
            if (value != metadata.Value<string>(member)) yield return $"the label {label} is {value}, and {member} of metadata.yaml {metadata.Value<string>(member)}";
        }
    }
}
