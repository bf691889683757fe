using Architecture.Tests.Files;

namespace Architecture.Tests.Projects;

/// <summary>The platform compares the image's labels with metadata.yaml; <c>--version</c> prints what the build says.</summary>
public sealed class DeclaredVersionTests
{
    private static readonly DeclaredVersion _metadata = DeclaredVersion.OfMetadata(Repository.Read("metadata.yaml"));

    [Fact]
    public void The_image_carries_the_name_and_version_of_the_metadata() =>
        DeclaredVersion.OfDockerfile(Repository.Read("Dockerfile")).ShouldBe(_metadata);

    [Fact]
    public void The_build_has_the_version_of_the_metadata() =>
        DeclaredVersion.OfBuild(Repository.Read("Directory.Build.props")).ShouldBe(_metadata.Version);

    [Fact]
    public void The_metadata_say_both() => (_metadata.Name.Length * _metadata.Version.Length).ShouldBePositive();

    [Fact]
    public void Labels_that_differ_from_the_metadata_are_told_apart() => DeclaredVersion
        .OfDockerfile(new SourceFile("Dockerfile", "ARG VERSION=1.0.0\nLABEL io.airbyte.name=source-a \\\n      io.airbyte.version=$VERSION\n"))
        .ShouldNotBe(DeclaredVersion.OfMetadata(new SourceFile("metadata.yaml", "data:\n  dockerRepository: source-a\n  dockerImageTag: 1.0.1\n")));
}
