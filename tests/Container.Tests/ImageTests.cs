using TestKit;

namespace Container.Tests;

/// <summary>What a platform expects of the image itself.</summary>
public sealed class ImageTests
{
    [Fact(Timeout = 600_000)]
    public async Task The_user_of_the_image_has_a_name()
    {
        await using var container = new ContainerBuilder().WithImage(await RepositoryImages.ConnectorAsync()).WithNetwork("none").WithEntrypoint("whoami").Build();
        await container.StartAsync();

        (await container.GetExitCodeAsync()).ShouldBe(0);
        (await container.GetLogsAsync()).ShouldBe(("app\n", ""));
    }
}
