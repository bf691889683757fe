using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>What the settings say of one object.</summary>
/// <param name="IsWanted">False: it is left out. Named in any other way it is wanted, though it would be left out by itself.</param>
/// <param name="SyncMode">Null: what suits it.</param>
/// <param name="CursorField">Null: the stream's own.</param>
/// <param name="PrimaryKey">Null: the stream's own.</param>
internal sealed record ObjectSettings(bool IsWanted, string? SyncMode, string? CursorField, IReadOnlyList<string>? PrimaryKey)
{
    public static IReadOnlyDictionary<string, string> NoColumns { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is masked, by its path, and how: <c>hash</c> or <c>drop</c>.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; private init; } = NoColumns;

    /// <summary>The versions of its rows are kept.</summary>
    public bool History { get; private init; }

    public static ObjectSettings Parse(JToken value) => value is JObject settings
        ? new ObjectSettings(
            true,
            (string?)settings["sync_mode"],
            (string?)settings["cursor_field"],
            settings["primary_key"] switch { null => null, JArray several => [.. several.Values<string>()!], var one => [(string)one!] })
        {
            History = (bool?)settings["history"] ?? false,
            Columns = settings["columns"] is JObject columns ? columns.Properties().ToDictionary(column => column.Name, column => (string)column.Value!, StringComparer.Ordinal) : NoColumns,
        }
        : new ObjectSettings((bool)value, null, null, null);
}
