using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

public sealed class FolderTests
{
    public static TheoryData<string> Projects => [.. FolderRule.Projects];

    [Theory, MemberData(nameof(Projects))]
    public void Folders_refer_one_way(string project) =>
        FolderRule.Violations(project, Repository.Find($"src/{project}", "*.cs")).ShouldBeEmpty();

    [Theory]
    [InlineData("Planning", "Fetching", "src/Connector.Engine/Planning/B.cs: A of Fetching")]
    [InlineData("Emitting", "Fetching", "src/Connector.Engine/Emitting/B.cs: A of Fetching")]
    public void A_reference_against_the_direction_is_reported(string from, string to, string report) =>
        FolderRule.Violations("Connector.Engine", [Made(to, "A", ""), Made(from, "B", "A a;")]).ShouldBe([report]);

    [Theory]
    [InlineData("Cli", "A a;")]
    [InlineData("Streams", "// A a;")]
    [InlineData("Streams", "var a = \"A\";")]
    [InlineData("Streams", "int A = 1; b.A();")]
    public void What_is_no_such_reference_is_not(string from, string text) =>
        FolderRule.Violations("Connector.Engine", [Made("Fetching", "A", ""), Made(from, "B", text)]).ShouldBeEmpty();

    [Fact]
    public void A_folder_without_a_layer_is_reported() =>
        FolderRule.Violations("Connector.Engine", [Made("More", "A", "")]).ShouldBe(["Connector.Engine/More has no layer"]);

    private static SourceFile Made(string folder, string type, string text) =>
        new($"src/Connector.Engine/{folder}/{type}.cs", $"namespace N;\n\nclass {type}\n{{\n    void M() {{ {text} }}\n}}\n");
}
