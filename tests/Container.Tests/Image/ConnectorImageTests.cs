using Container.Tests.Support;
using DotNet.Testcontainers.Builders;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Container.Tests.Image;

/// <summary>What a platform expects of the image, read from the image that was built.</summary>
public sealed class ConnectorImageTests
{
    private static readonly JToken _metadata = YamlFile.Read(Path.Combine(RepositoryRoot.Path, "metadata.yaml"))["data"]!;

    private static readonly string _version = _metadata.Value<string>("dockerImageTag")!;

    [Fact(Timeout = Limits.Build)]
    public async Task Its_labels_are_those_of_the_metadata()
    {
        var labels = (await ImageConfig.OfAsync(await RepositoryImages.ConnectorAsync())).Labels;

        labels["io.airbyte.name"].ShouldBe(_metadata.Value<string>("dockerRepository"));
        labels["io.airbyte.version"].ShouldBe(_version);
        labels["org.opencontainers.image.title"].ShouldBe(_metadata.Value<string>("dockerRepository"));
        labels["org.opencontainers.image.version"].ShouldBe(_version);
        labels["org.opencontainers.image.licenses"].ShouldBe(_metadata.Value<string>("license"));
        labels["org.opencontainers.image.documentation"].ShouldBe(_metadata.Value<string>("documentationUrl"));
        labels["org.opencontainers.image.description"].ShouldContain("Intercom");
    }

    [Fact(Timeout = Limits.Build)]
    public async Task The_program_says_the_version_of_the_label() =>
        (await PrintedAsync((await ConnectorContainer.OfflineAsync()).WithCommand("--version"))).ShouldBe(_version);

    [Fact(Timeout = Limits.Build)]
    public async Task The_entrypoint_is_also_told_in_the_environment()
    {
        var config = await ImageConfig.OfAsync(await RepositoryImages.ConnectorAsync());

        config.Entrypoint.ShouldNotBeEmpty();
        config.Environment["AIRBYTE_ENTRYPOINT"].ShouldBe(string.Join(' ', config.Entrypoint));
    }

    /// <summary>Kubernetes' runAsNonRoot cannot judge a name.</summary>
    [Fact(Timeout = Limits.Build)]
    public async Task Its_user_is_a_number_that_is_not_roots_and_has_a_name()
    {
        var config = await ImageConfig.OfAsync(await RepositoryImages.ConnectorAsync());

        int.Parse(config.User).ShouldBePositive();
        (await PrintedAsync((await ConnectorContainer.OfflineAsync()).WithEntrypoint("whoami"))).ShouldBe("app");
    }

    /// <summary>The platform's acceptance suite makes its folder and pipes the output through the image's own shell.</summary>
    [Fact(Timeout = Limits.Build)]
    public async Task A_shell_in_it_can_keep_the_output_in_a_file()
    {
        const string output = "/airbyte/data/output.txt";
        var script = $"mkdir -p /airbyte/data && $AIRBYTE_ENTRYPOINT spec > {output} 2>&1 | tee -a {output} && cat {output}";

        var printed = await PrintedAsync((await ConnectorContainer.OfflineAsync()).WithEntrypoint("sh", "-c").WithCommand(script));

        JObject.Parse(printed).Value<string>("type").ShouldBe("SPEC");
    }

    /// <returns>Its stdout without the last newline.</returns>
    private static async Task<string> PrintedAsync(ContainerBuilder builder)
    {
        await using var container = builder.Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        var exitCode = await container.GetExitCodeAsync(TestContext.Current.CancellationToken);
        var (stdout, stderr) = await container.GetLogsAsync(timestampsEnabled: false, ct: TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, stderr);
        stderr.ShouldBeEmpty();
        return stdout.TrimEnd('\n');
    }
}
