using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

public sealed class TypeTests
{
    [Fact]
    public void No_type_has_a_vague_name() => Repository.Code.SelectMany(TypeRules.VagueNames).ShouldBeEmpty();

    [Fact]
    public void A_file_holds_one_top_level_type() => Repository.Code.SelectMany(TypeRules.MoreThanOneType).ShouldBeEmpty();

    [Fact]
    public void A_type_has_the_name_of_its_file() => Repository.Code.SelectMany(TypeRules.OtherNameThanTheFile).ShouldBeEmpty();

    [Theory]
    [InlineData("StreamManager")]
    [InlineData("JsonHelpers")]
    [InlineData("UtilityFunctions")]
    [InlineData("StreamBase")]
    public void A_vague_name_is_reported(string name) =>
        TypeRules.VagueNames(Declaring($"public abstract class {name}\n")).ShouldHaveSingleItem();

    [Theory]
    [InlineData("Database")]
    [InlineData("BasedOn")]
    [InlineData("Utilization")]
    public void A_word_that_only_begins_like_one_is_not(string name) =>
        TypeRules.VagueNames(Declaring($"public class {name}\n")).ShouldBeEmpty();

    [Fact]
    public void A_vague_name_of_a_nested_type_is_reported() =>
        TypeRules.VagueNames(Declaring("class Made\n{\n    private sealed record PageHelper(int A);\n}\n")).ShouldHaveSingleItem();

    [Theory]
    [InlineData("public sealed class Made;\npublic enum Other { A }\n")]
    [InlineData("internal readonly record struct Made(int A);\ninternal interface IOther;\n")]
    [InlineData("class Made;\npublic delegate Task Other(int a);\n")]
    public void A_second_top_level_type_is_reported(string text) => TypeRules.MoreThanOneType(Declaring(text)).ShouldHaveSingleItem();

    [Fact]
    public void Nested_types_and_comments_are_no_second_type() => TypeRules
        .MoreThanOneType(Declaring("/// class Of its own\nclass Made\n{\n    record Inner;\n    // enum Nothing\n}\n")).ShouldBeEmpty();

    [Fact]
    public void A_type_that_is_named_otherwise_than_its_file_is_reported() =>
        TypeRules.OtherNameThanTheFile(Declaring("class Other;\n")).ShouldBe(["src/Made.cs: Other"]);

    private static SourceFile Declaring(string types) => new("src/Made.cs", "namespace Made;\n\n" + types);
}
