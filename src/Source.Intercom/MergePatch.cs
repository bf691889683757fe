using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>JSON Merge Patch (RFC 7396): members of the patch replace those of the target, objects member by member, and null removes.</summary>
internal static class MergePatch
{
    /// <summary>The target with the patch applied; neither is changed.</summary>
    public static JObject Apply(JObject target, JObject patch)
    {
        var merged = (JObject)target.DeepClone();
        foreach (var (name, value) in patch)
        {
            if (value is null or { Type: JTokenType.Null }) merged.Remove(name);
            else merged[name] = value is JObject members ? Apply(merged[name] as JObject ?? [], members) : value.DeepClone();
        }

        return merged;
    }
}
