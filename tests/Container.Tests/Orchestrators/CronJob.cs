using System.Globalization;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Container.Tests.Orchestrators;

/// <summary>The manifests of <c>docs/orchestrators/kubernetes</c>.</summary>
internal static class CronJob
{
    private static readonly IReadOnlyList<JObject> _manifests =
        YamlFile.ReadAll(Path.Combine(RepositoryRoot.Path, "docs", "orchestrators", "kubernetes", "cronjob.yaml"));

    public static IEnumerable<string> Kinds => _manifests.Select(manifest => manifest.Value<string>("kind")!);

    public static JObject Spec { get; } = (JObject)OfKind("CronJob")["spec"]!;

    public static JObject Job { get; } = (JObject)Spec["jobTemplate"]!["spec"]!;

    public static JObject Pod { get; } = (JObject)Job["template"]!["spec"]!;

    public static JObject Container { get; } = (JObject)Pod["containers"]!.ShouldHaveSingleItem();

    public static JObject OfKind(string kind) => _manifests.Single(manifest => manifest.Value<string>("kind") == kind);

    /// <summary>Where the container finds a volume of the pod.</summary>
    /// <param name="source">What the volume is made of, such as <c>secret</c>.</param>
    public static JObject Mount(string source)
    {
        var volume = Pod["volumes"]!.Single(volume => volume[source] is not null);
        return (JObject)Container["volumeMounts"]!.Single(mount => (string?)mount["name"] == (string?)volume["name"]);
    }

    /// <summary>The limit of memory, in bytes.</summary>
    public static long Memory
    {
        get
        {
            var limit = Container["resources"]!["limits"]!.Value<string>("memory")!;
            limit.ShouldEndWith("Mi");
            return long.Parse(limit[..^2], CultureInfo.InvariantCulture) * 1024 * 1024;
        }
    }

    public static string[] Command => [.. Container["command"]!.Values<string>().OfType<string>()];
}
