using Newtonsoft.Json.Linq;
using TestKit;

namespace Acceptance.Tests;

/// <summary>What the image says of itself.</summary>
internal static class ImageRules
{
    private static readonly (string Label, string Member)[] _labels = [("io.airbyte.name", "dockerRepository"), ("io.airbyte.version", "dockerImageTag")];

    /// <param name="metadata">The member <c>data</c> of metadata.yaml.</param>
    public static IEnumerable<string> Violations(ImageConfig image, JObject metadata)
    {
        var declared = image.Environment.GetValueOrDefault("AIRBYTE_ENTRYPOINT");
        var entrypoint = string.Join(' ', image.Entrypoint);
        if (declared != entrypoint) yield return $"AIRBYTE_ENTRYPOINT is {declared ?? "missing"}, and the entrypoint {entrypoint}";
        foreach (var (label, member) in _labels)
        {
            var (value, wanted) = (image.Labels.GetValueOrDefault(label), metadata.Value<string>(member));
            if (value != wanted) yield return $"the label {label} is {value ?? "missing"}, and {member} of metadata.yaml {wanted}";
        }
    }
}
