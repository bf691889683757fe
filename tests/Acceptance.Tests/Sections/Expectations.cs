using Newtonsoft.Json.Linq;
using TestKit;

namespace Acceptance.Tests;

/// <summary>What the sections hold a run to, beside the entry of the configuration.</summary>
internal static class Expectations
{
    /// <summary>The member <c>data</c> of metadata.yaml.</summary>
    public static JObject Metadata { get; } = (JObject)YamlFile.Read(RepositoryFile.PathOf("metadata.yaml"))["data"]!;

    /// <summary>Streams that the API serves in an order or in windows; the others have nothing to save before their end.</summary>
    public static IReadOnlyList<string> SavedOnTheWay { get; } = ["activity_logs", "contacts", "conversation_parts", "conversations", "tickets"];
}
