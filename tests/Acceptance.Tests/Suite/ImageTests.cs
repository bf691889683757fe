using TestKit;

namespace Acceptance.Tests;

/// <summary>The two tests of the section <c>spec</c> that look at the image itself.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task Labels_and_environment_are_those_the_platform_looks_for() =>
        ImageRules.Violations(await ImageConfig.OfAsync(await RepositoryImages.ConnectorAsync()), Expectations.Metadata).ShouldBeEmpty();
}
