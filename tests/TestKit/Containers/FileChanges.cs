using DotNet.Testcontainers.Containers;

namespace TestKit;

/// <summary>What a container has written into its own file system. Testcontainers does not tell; the engine does.</summary>
public static class FileChanges
{
    /// <summary>Such as <c>Add /tmp/socket</c>.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IContainer container, CancellationToken cancellationToken = default)
    {
        using var client = DockerEngine.Connect();
        var changes = await client.Containers.InspectChangesAsync(container.Id, cancellationToken);
        return [.. (changes ?? []).Select(change => $"{change.Kind} {change.Path}")];
    }
}
