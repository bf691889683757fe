using System.Text.Json.Nodes;

namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>
/// Configured catalogs of what <c>discover</c> found. Schemas are left empty: the acceptance suite puts in those it discovers, and so
/// there is one place less that a schema could be stale in.
/// </summary>
internal static class CatalogFiles
{
    /// <summary>Every stream, in full.</summary>
    public static JsonObject Full(IEnumerable<JsonObject> discovered) => Catalog(discovered.Select(stream => new JsonObject
    {
        ["stream"] = WithoutSchema(stream),
        ["sync_mode"] = "full_refresh",
        ["destination_sync_mode"] = "overwrite",
    }));

    /// <summary>Every stream that has a cursor, by it.</summary>
    public static JsonObject Incremental(IEnumerable<JsonObject> discovered) => Catalog(discovered.Where(HasCursor).Select(stream => new JsonObject
    {
        ["stream"] = WithoutSchema(stream),
        ["sync_mode"] = "incremental",
        ["destination_sync_mode"] = "append_dedup",
        ["cursor_field"] = stream["default_cursor_field"]!.DeepClone(),
        ["primary_key"] = stream["source_defined_primary_key"]!.DeepClone(),
    }));

    public static bool HasCursor(JsonObject stream) => stream["default_cursor_field"] is JsonArray { Count: > 0 };

    private static JsonObject Catalog(IEnumerable<JsonObject> streams) => new() { ["streams"] = new JsonArray([.. streams]) };

    private static JsonObject WithoutSchema(JsonObject stream)
    {
        var copy = stream.DeepClone().AsObject();
        copy["json_schema"] = new JsonObject();
        return copy;
    }
}
