using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>What an image says of itself.</summary>
/// <param name="User">The user its containers run as, as written in the Dockerfile.</param>
/// <param name="Size">Bytes, the base included.</param>
public sealed record ImageConfig(
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> Entrypoint,
    string User,
    long Size)
{
    public static async Task<ImageConfig> OfAsync(string image, CancellationToken cancellationToken = default)
    {
        var inspection = await DockerCli.DemandAsync(["image", "inspect", image], cancellationToken);
        using var json = new JsonTextReader(new StringReader(inspection)) { DateParseHandling = DateParseHandling.None };
        var found = JArray.Load(json)[0];
        var config = (JObject)found["Config"]!;
        return new ImageConfig(
            config["Labels"]!.ToObject<Dictionary<string, string>>()!,
            config["Env"]!.Values<string>().Select(pair => pair!.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
            [.. config["Entrypoint"]!.Values<string>().OfType<string>()],
            config.Value<string>("User")!,
            found.Value<long>("Size"));
    }
}
