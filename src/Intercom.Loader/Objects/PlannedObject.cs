using Airbyte.Protocol;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary>An object of a run: how it is read, from where, and into which table.</summary>
/// <param name="Configured">Its entry in the connector's catalog.</param>
/// <param name="State">Null: from the beginning.</param>
internal sealed record PlannedObject(LoadedStream Loaded, ConfiguredStream Configured, JObject? State)
{
    public string Name => Configured.Name;
}
