using System.Collections.Immutable;

namespace TestKit;

/// <summary>An image to be built from a Dockerfile; like <see cref="ContainerBuilder"/> shaped after the library Testcontainers.</summary>
public sealed record ImageFromDockerfileBuilder
{
    private ImmutableList<string> Options { get; init; } = [];

    private string Directory { get; init; } = ".";

    /// <summary>The folder that is the build's context and holds its <c>Dockerfile</c>.</summary>
    public ImageFromDockerfileBuilder WithDockerfileDirectory(string directory) => this with { Directory = directory };

    public ImageFromDockerfileBuilder WithName(string name) => With("--tag", name);

    /// <summary>The stage to stop at.</summary>
    public ImageFromDockerfileBuilder WithTarget(string target) => With("--target", target);

    /// <param name="argument"><c>NAME=value</c></param>
    public ImageFromDockerfileBuilder WithBuildArgument(string argument) => With("--build-arg", argument);

    /// <param name="network">The network of the build's own commands.</param>
    public ImageFromDockerfileBuilder WithNetwork(string network) => With("--network", network);

    public DockerImage Build() => new([.. Options, Directory]);

    private ImageFromDockerfileBuilder With(params string[] options) => this with { Options = Options.AddRange(options) };
}
