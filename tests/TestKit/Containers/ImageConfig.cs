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
        using var client = DockerEngine.Connect();
        var found = await client.Images.InspectImageAsync(image, cancellationToken);
        var config = found.Config!;
        return new ImageConfig(
            config.Labels!.ToDictionary(),
            config.Env!.Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
            [.. config.Entrypoint!],
            config.User!,
            found.Size);
    }
}
