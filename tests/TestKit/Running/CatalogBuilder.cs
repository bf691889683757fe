using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>A configured catalog as platforms write it: every member there, null when unset.</summary>
public sealed class CatalogBuilder(StreamCatalog streams)
{
    private readonly JArray _discovered = (JArray)streams.Discover().ToJson()["catalog"]!["streams"]!;
    private readonly JArray _entries = [];

    /// <summary>Every stream, incremental where it can be.</summary>
    public static JObject All(StreamCatalog streams) => new CatalogBuilder(streams).With([.. streams.Streams.Select(stream => stream.Name)]).Build();

    /// <summary>The given streams, incremental where they can be.</summary>
    public static JObject Of(StreamCatalog streams, params string[] names) => new CatalogBuilder(streams).With(names).Build();

    public CatalogBuilder With(params string[] names)
    {
        foreach (var name in names) Add(name, streams.Find(name).Cursor is null ? "full_refresh" : "incremental");
        return this;
    }

    /// <summary>A stream with a sync mode as given, valid or not.</summary>
    public CatalogBuilder Add(string name, string syncMode)
    {
        var stream = Discovered(name) ?? new JObject { ["name"] = name, ["json_schema"] = new JObject() };
        _entries.Add(new JObject
        {
            ["stream"] = stream,
            ["sync_mode"] = syncMode,
            ["destination_sync_mode"] = "append",
            ["cursor_field"] = stream["default_cursor_field"]?.DeepClone() ?? JValue.CreateNull(),
            ["primary_key"] = stream["source_defined_primary_key"]?.DeepClone() ?? JValue.CreateNull(),
            ["generation_id"] = null,
            ["minimum_generation_id"] = null,
            ["sync_id"] = null,
            ["include_files"] = null,
            ["destination_object_name"] = null,
        });
        return this;
    }

    public JObject Build() => new() { ["streams"] = _entries.DeepClone() };

    private JObject? Discovered(string name) =>
        _discovered.OfType<JObject>().SingleOrDefault(stream => stream.Value<string>("name") == name)?.DeepClone() as JObject;
}
