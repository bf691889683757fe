using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Attributes of a connector that passes for a well-kept one.</summary>
internal static class AttributeRules
{
    /// <param name="metadata">The member <c>data</c> of metadata.yaml.</param>
    public static IEnumerable<string> Violations(IReadOnlyCollection<StreamEntry> streams, JObject metadata)
    {
        foreach (var stream in streams.Where(stream => stream.Key.Count == 0)) yield return $"{stream.Name}: no primary key";
        if (metadata.SelectToken("ab_internal.ql")?.Value<int>() is not >= 400) yield return "the quality level does not turn these checks on";
        if (metadata.SelectToken("allowedHosts.hosts") is not JArray { Count: > 0 }) yield return "metadata.yaml names no allowed host";
        var suggested = metadata.SelectToken("suggestedStreams.streams") as JArray ?? [];
        if (suggested.Count == 0) yield return "metadata.yaml suggests no stream";
        foreach (var name in suggested.Values<string>().Except(streams.Select(stream => stream.Name))) yield return $"{name}: suggested, and not a stream";
    }
}
