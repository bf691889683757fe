using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>
/// A stream as <c>discover</c> offers it. With a cursor it is incremental and resumable; without, full refresh only.
/// <c>full_refresh</c> comes first: the acceptance suite reads with the first mode.
/// </summary>
public sealed record AirbyteStream(string Name, JObject JsonSchema, IReadOnlyList<string> PrimaryKey, string? CursorField)
{
    public JObject ToJson()
    {
        var json = new JObject
        {
            ["name"] = Name,
            ["json_schema"] = JsonSchema,
            ["supported_sync_modes"] = CursorField is null ? new JArray("full_refresh") : new JArray("full_refresh", "incremental"),
        };
        if (CursorField is not null)
        {
            json["source_defined_cursor"] = true;
            json["default_cursor_field"] = new JArray(CursorField);
        }

        json["source_defined_primary_key"] = new JArray(PrimaryKey.Select(field => new JArray(field)));
        json["is_resumable"] = CursorField is not null;
        return json;
    }
}
