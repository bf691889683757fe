using Architecture.Tests.Files;

namespace Architecture.Tests.Projects;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void References_follow_the_design() =>
        Repository.Find("src", "*.csproj").SelectMany(ProjectReferenceRule.Violations).ShouldBeEmpty();

    [Fact]
    public void Every_rule_has_its_project() =>
        Repository.Find("src", "*.csproj").Select(project => project.Name).ShouldBe(ProjectReferenceRule.Projects, ignoreOrder: true);

    [Theory]
    [InlineData("Airbyte.Protocol", "Connector.Engine")]
    [InlineData("Connector.Engine", "Connector.Http")]
    [InlineData("Connector.Engine", "Source.Intercom")]
    [InlineData("Connector.Http", "Connector.Engine")]
    [InlineData("Source.Intercom", "Intercom.Sandbox")]
    [InlineData("Intercom.Sandbox", "Connector.Engine")]
    [InlineData("Intercom.Sandbox", "TestKit")]
    [InlineData("Warehouse", "Source.Intercom")]
    [InlineData("Warehouse", "Connector.Engine")]
    [InlineData("Source.Intercom", "Warehouse")]
    [InlineData("Source.Intercom", "Intercom.Loader")]
    [InlineData("Connector.Engine", "Warehouse")]
    public void A_reference_against_the_direction_is_reported(string from, string to) =>
        ProjectReferenceRule.Violations(Made(from, to)).ShouldBe([$"{from} -> {to}"]);

    [Theory]
    [InlineData("Intercom.Loader", "Npgsql")]
    [InlineData("Source.Intercom", "DuckDB.NET.Data.Full")]
    public void A_package_of_warehouses_elsewhere_is_reported(string project, string package) => ProjectReferenceRule
        .Violations(new SourceFile($"src/{project}/{project}.csproj", $"""<Project><ItemGroup><PackageReference Include="{package}" /></ItemGroup></Project>"""))
        .ShouldBe([$"{project} -> {package}"]);

    [Fact]
    public void A_project_without_a_rule_is_reported() =>
        ProjectReferenceRule.Violations(Made("Connector.More", "Airbyte.Protocol")).ShouldBe(["Connector.More has no rule"]);

    private static SourceFile Made(string name, string reference) => new(
        $"src/{name}/{name}.csproj",
        $"""<Project><ItemGroup><ProjectReference Include="..\{reference}\{reference}.csproj" /></ItemGroup></Project>""");
}
