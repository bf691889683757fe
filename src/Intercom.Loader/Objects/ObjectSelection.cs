using System.Text;
using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>Which objects are loaded, and how, as the settings have it; what they have it wrong is refused before anything is asked.</summary>
internal sealed class ObjectSelection(LoaderSettings settings, StreamCatalog streams)
{
    /// <summary>Bytes of a name that PostgreSQL does not cut.</summary>
    private const int LongestName = 63;

    private static readonly ObjectSettings _asItComes = new(true, null, null, null);

    private readonly ObjectMasks _masks = new(settings);

    public ObjectSettings Of(string stream) => settings.Objects.GetValueOrDefault(stream) ?? _asItComes;

    /// <summary>Holds what the settings say of objects against the objects.</summary>
    /// <param name="declared">The streams with their schemas, as the configured version of the API has them.</param>
    /// <exception cref="UsageException">With line and key.</exception>
    public void Check(IReadOnlyList<AirbyteStream> declared)
    {
        foreach (var (name, said) in settings.Objects)
        {
            var stream = declared.FirstOrDefault(stream => stream.Name == name);
            if (stream is null) continue;
            if (said is { SyncMode: "incremental" } && stream.CursorField is null)
                throw Refuse(name, "sync_mode", $"cannot be incremental: {name} has no time of change; it is read whole each time.");
            if (said is { SyncMode: "incremental", PrimaryKey.Count: 0 })
                throw Refuse(name, "primary_key", "contradicts sync_mode incremental: rows without a key can only be replaced whole.");
            if (said.CursorField is { } cursor && !Has(stream, cursor))
                throw Refuse(name, "cursor_field", $"names `{cursor}`, which {name} does not have. It has: {Members(stream)}.");
            foreach (var key in said.PrimaryKey ?? [])
                if (!Has(stream, key)) throw Refuse(name, "primary_key", $"names `{key}`, which {name} does not have. It has: {Members(stream)}.");
            if (said.History && (said.PrimaryKey ?? stream.PrimaryKey).Count == 0)
                throw Refuse(name, "history", $"needs a key, by which the versions of a row are told to be one's: {name} has none, and is replaced whole.");
            if (said.History && Encoding.UTF8.GetByteCount(IntercomObjects.Layout(settings).History(name)) > LongestName)
                throw Refuse(name, "history", $"makes a table's name longer than {LongestName} bytes; choose a shorter `warehouse.table_prefix`.");
            if (_masks.Mistake(stream, said.PrimaryKey ?? stream.PrimaryKey, said.CursorField ?? IntercomObjects.Cursors.GetValueOrDefault(name) ?? stream.CursorField) is { } wrong)
                throw Refuse(name, $"columns.{wrong.Path}", wrong.Mistake);
        }
    }

    /// <summary>The names of the streams to load, in their order.</summary>
    /// <param name="only">Those that the command line names; null: all that the settings want.</param>
    /// <exception cref="UsageException">A name that there is not.</exception>
    public IReadOnlyList<string> Names(IReadOnlyList<string>? only)
    {
        var all = streams.Streams.Select(stream => stream.Name).ToList();
        if (only is null) return [.. all.Where(IsWanted)];
        var named = only.SelectMany(LoaderSettings.Streams).Distinct().ToList();
        if (named.FirstOrDefault(name => !all.Contains(name)) is { } unknown)
            throw new UsageException($"There is no object `{unknown}`. There are: {string.Join(", ", all.Append(LoaderSettings.BothAttributes).Order(StringComparer.Ordinal))}.");
        return [.. all.Where(named.Contains)];
    }

    private bool IsWanted(string name) => settings.Objects.TryGetValue(name, out var said) ? said.IsWanted : IsWantedByItself(name);

    private bool IsWantedByItself(string name) => !IntercomObjects.LeftOut.Contains(name)
        && (name != "custom_objects" || settings.Source["custom_object_types"] is JArray { Count: > 0 });

    private UsageException Refuse(string name, string key, string mistake) => settings.Document.Refuse(settings.KeyOf(name, key), mistake);

    private static bool Has(AirbyteStream stream, string member) => stream.JsonSchema["properties"]?[member] is not null;

    private static string Members(AirbyteStream stream) =>
        string.Join(", ", ((JObject)stream.JsonSchema["properties"]!).Properties().Select(property => property.Name));
}
