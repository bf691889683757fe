using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>Every <see cref="IStreamFile"/> of this assembly, and the schemas embedded beside them.</summary>
public static class StreamFiles
{
    /// <summary>Found once: a property that is asked for again by reflection is compiled for it.</summary>
    private static readonly IReadOnlyList<IntercomStream> _all =
    [
        .. typeof(StreamFiles).Assembly.GetTypes()
            .Where(type => type is { IsInterface: false } && typeof(IStreamFile).IsAssignableFrom(type))
            .Select(type => (IntercomStream)type.GetProperty(nameof(IStreamFile.Stream), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .OrderBy(stream => stream.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<IntercomStream> All() => _all;

    public static JObject Schema(string stream) => EmbeddedJson.Read($"schemas/{stream}.json");

    /// <summary>The same as a version of the API has it: <c>schemas/2.16/tags.json</c>, where it is, is a merge patch of <c>schemas/tags.json</c>.</summary>
    public static JObject Schema(string stream, string version) =>
        EmbeddedJson.Find($"schemas/{version}/{stream}.json") is { } overlay ? MergePatch.Apply(Schema(stream), overlay) : Schema(stream);
}
