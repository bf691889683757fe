using System.Text.RegularExpressions;
using TestKit;

namespace Container.Tests.Image;

/// <summary>The Dockerfile as a text: what a build on this machine cannot show.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string _dockerfile = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "Dockerfile"));

    /// <summary>The legacy builder and BuildKit both build it, without a frontend to pull.</summary>
    [Fact]
    public void It_uses_nothing_that_only_one_builder_knows() => OneBuildersOwn().Matches(_dockerfile).Select(match => match.Value).ShouldBeEmpty();

    [Theory]
    [InlineData("# syntax=docker/dockerfile:1")]
    [InlineData("RUN --mount=type=cache,target=/packages dotnet restore")]
    [InlineData("COPY --link . .")]
    [InlineData("COPY --chmod=755 a b")]
    [InlineData("RUN <<EOF")]
    public void What_only_one_builder_knows_is_found(string line) => OneBuildersOwn().IsMatch($"FROM a\n{line}\n").ShouldBeTrue();

    /// <summary>A build without a target makes the last stage.</summary>
    [Fact]
    public void The_connector_is_its_last_stage() => _dockerfile[_dockerfile.LastIndexOf("\nFROM ", StringComparison.Ordinal)..].ShouldContain("io.airbyte.name=");

    [GeneratedRegex(@"^(# *syntax *=.*|RUN --\w+.*|(COPY|ADD) .*--(link|chmod|parents|exclude).*|.*<<-?""?\w+.*)$", RegexOptions.Multiline)]
    private static partial Regex OneBuildersOwn();
}
