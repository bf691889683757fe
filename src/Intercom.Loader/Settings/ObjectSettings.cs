using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>What the settings say of one object.</summary>
/// <param name="IsWanted">False: it is left out. Named in any other way it is wanted, though it would be left out by itself.</param>
/// <param name="SyncMode">Null: what suits it.</param>
/// <param name="CursorField">Null: the stream's own.</param>
/// <param name="PrimaryKey">Null: the stream's own.</param>
internal sealed record ObjectSettings(bool IsWanted, string? SyncMode, string? CursorField, IReadOnlyList<string>? PrimaryKey)
{
    public static ObjectSettings Parse(JToken value) => value is JObject settings
        ? new ObjectSettings(
            true,
            (string?)settings["sync_mode"],
            (string?)settings["cursor_field"],
            settings["primary_key"] switch { null => null, JArray several => [.. several.Values<string>()!], var one => [(string)one!] })
        : new ObjectSettings((bool)value, null, null, null);
}
