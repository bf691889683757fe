namespace TestKit;

/// <summary>What a container has written into its own file system.</summary>
public static class FileChanges
{
    /// <summary>Such as <c>A /tmp/socket</c> for a file added; C for changed, D for deleted.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IContainer container, CancellationToken cancellationToken = default) =>
        (await DockerCli.DemandAsync(["diff", container.Id], cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
