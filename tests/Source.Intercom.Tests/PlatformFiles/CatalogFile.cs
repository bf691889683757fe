using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>A stream as a catalog of <c>integration_tests/</c> configures it.</summary>
internal sealed record CatalogFile(string Name, IReadOnlyList<string> Key, string? Cursor, JObject Entry)
{
    public static IReadOnlyList<CatalogFile> All { get; } = Load("configured_catalog.json");

    public static IReadOnlyList<CatalogFile> Incremental { get; } = Load("incremental_catalog.json");

    public JObject Stream => (JObject)Entry["stream"]!;

    private static IReadOnlyList<CatalogFile> Load(string file) =>
        [.. IntegrationFile.Read(file)["streams"]!.Cast<JObject>().Select(entry => Parse(entry, (JObject)entry["stream"]!))];

    private static CatalogFile Parse(JObject entry, JObject stream) => new(
        stream.Value<string>("name")!,
        [.. stream["source_defined_primary_key"]!.Select(path => path.Values<string>().ShouldHaveSingleItem()!)],
        stream["default_cursor_field"]?.Values<string>().ShouldHaveSingleItem(),
        entry);
}
