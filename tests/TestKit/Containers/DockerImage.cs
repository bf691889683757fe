namespace TestKit;

/// <summary>An image that is built when it is needed; layers that have not changed come from the engine's cache.</summary>
/// <param name="build">Options and context for <c>docker build</c>.</param>
public sealed class DockerImage(IReadOnlyList<string> build)
{
    /// <summary>Builds it and returns its id. Unlike a name, that stays this very image whoever builds another one meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The build failed; the message holds its output.</exception>
    public async Task<string> CreateAsync(CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("image-id-");
        try
        {
            var id = Path.Combine(folder.FullName, "id");
            await DockerCli.DemandAsync(["build", "--iidfile", id, .. build], cancellationToken);
            return await File.ReadAllTextAsync(id, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
