using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>The invented workspace that the sandbox serves to the acceptance suite, and what a read of it emits.</summary>
internal static class Workspace
{
    public static IReadOnlyList<JObject> Lines { get; } = IntegrationFile.ReadLines("workspace.jsonl");

    public static IReadOnlyList<JObject> Expected { get; } = IntegrationFile.ReadLines("expected_records.jsonl");

    public static IEnumerable<JObject> Of(string stream) => DataOf(Lines, stream);

    public static IEnumerable<JObject> DataOf(IEnumerable<JObject> lines, string stream) =>
        lines.Where(line => line.Value<string>("stream") == stream).Select(line => (JObject)line["data"]!);
}
