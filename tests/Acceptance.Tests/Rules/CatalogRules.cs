using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>The answer to <c>discover</c>.</summary>
internal static class CatalogRules
{
    private static readonly string[] _forbidden = ["allOf", "not", "patternProperties"];

    private static readonly string[] _cursorTypes = ["string", "integer", "number"];

    public static IEnumerable<string> Violations(ConnectorRun run)
    {
        var catalogs = run.Of("CATALOG").ToList();
        if (catalogs.Count != 1) return [$"{catalogs.Count} lines of CATALOG, not exactly one"];
        if (catalogs[0].Member("catalog.streams") is not JArray { Count: > 0 }) return ["the catalog has no streams"];
        var streams = StreamEntry.Discovered((JObject)catalogs[0].Member("catalog")!);
        return
        [
            .. streams.GroupBy(stream => (stream.Name, stream.Stream.Value<string>("namespace"))).Where(same => same.Count() > 1)
                .Select(same => $"{same.Key.Name}: listed {same.Count()} times"),
            .. streams.SelectMany(stream => Violations(stream).Select(violation => $"{stream.Name}: {violation}")),
        ];
    }

    private static IEnumerable<string> Violations(StreamEntry stream) =>
        [.. SchemaFormRules.Violations(stream.Schema, _forbidden), .. Modes(stream), .. Cursor(stream), .. Key(stream)];

    private static IEnumerable<string> Modes(StreamEntry stream)
    {
        if (!stream.Modes.Any()) yield return "no sync mode";
        else if (stream.Modes.First() != "full_refresh") yield return "full_refresh is not the first sync mode, so a basic read would be incremental";
        if (stream.Modes.Contains("incremental") != (stream.Cursor is not null)) yield return "incremental and a default cursor come together or not at all";
    }

    private static IEnumerable<string> Cursor(StreamEntry stream)
    {
        if (stream.Cursor is not { } cursor) yield break;
        if (SchemaWalk.At(stream.Schema, [cursor]) is not { } field) yield return $"the cursor {cursor} is not in the schema";
        else if (SchemaWalk.Types(field).Where(type => type != "null").ToList() is not [var type] || !_cursorTypes.Contains(type))
            yield return $"the cursor {cursor} has no one plain type";
        if (stream.Stream.Value<bool>("source_defined_cursor") != true) yield return "the cursor is not said to be the source's own";
    }

    private static IEnumerable<string> Key(StreamEntry stream)
    {
        foreach (var path in stream.Key)
        {
            var name = string.Join('.', path);
            if (SchemaWalk.At(stream.Schema, path) is not { } field) yield return $"the key {name} is not in the schema";
            else if (SchemaWalk.Types(field).Intersect(["object", "array"]).Any()) yield return $"the key {name} is an object or a list";
        }
    }
}
