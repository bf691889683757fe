using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>Every <see cref="IStreamFile"/> of this assembly, and the schemas embedded beside them.</summary>
public static class StreamFiles
{
    public static IEnumerable<IntercomStream> All() => typeof(StreamFiles).Assembly.GetTypes()
        .Where(type => type is { IsInterface: false } && typeof(IStreamFile).IsAssignableFrom(type))
        .Select(type => (IntercomStream)type.GetProperty(nameof(IStreamFile.Stream), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
        .OrderBy(stream => stream.Name, StringComparer.Ordinal);

    public static JObject Schema(string stream) => EmbeddedJson.Read($"schemas/{stream}.json");
}
