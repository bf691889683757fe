using Architecture.Tests.Files;

namespace Architecture.Tests.Projects;

public sealed class PackagePinTests
{
    private static readonly SourceFile _packages = Repository.Read("Directory.Packages.props");

    [Fact]
    public void Every_pinned_version_is_exact() => PackagePinRule.UnpinnedVersions(_packages).ShouldBeEmpty();

    [Fact]
    public void Every_package_in_use_is_pinned_centrally() => Repository.Projects.Concat(Repository.Properties)
        .SelectMany(project => PackagePinRule.Violations(project, _packages)).ShouldBeEmpty();

    [Theory]
    [InlineData("1.2.*")]
    [InlineData("[1.2.3,2.0.0)")]
    [InlineData("1.2")]
    [InlineData("")]
    public void A_version_that_may_move_is_reported(string version) =>
        PackagePinRule.UnpinnedVersions(Pins(version)).ShouldBe([$"Some.Package {version}"]);

    [Theory]
    [InlineData("Version")]
    [InlineData("VersionOverride")]
    public void A_version_in_a_project_is_reported(string attribute) =>
        PackagePinRule.Violations(Uses("Some.Package", $"""{attribute}="1.2.3" """), Pins("1.2.3")).ShouldHaveSingleItem().ShouldContain("of its own");

    [Fact]
    public void A_package_that_is_not_pinned_is_reported() =>
        PackagePinRule.Violations(Uses("Other.Package", ""), Pins("1.2.3")).ShouldHaveSingleItem().ShouldContain("not pinned");

    private static SourceFile Pins(string version) =>
        new("Directory.Packages.props", $"""<Project><ItemGroup><PackageVersion Include="Some.Package" Version="{version}" /></ItemGroup></Project>""");

    private static SourceFile Uses(string package, string attribute) =>
        new("A.csproj", $"""<Project><ItemGroup><PackageReference Include="{package}" {attribute}/></ItemGroup></Project>""");
}
