using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

public sealed class SuppressionTests
{
    private const int Most = 5;

    private static readonly SourceFile[] _files =
        [.. Repository.Code, .. Repository.Projects, .. Repository.Properties, Repository.Read(".editorconfig")];

    [Fact]
    public void At_most_five_diagnostics_are_silenced() =>
        _files.SelectMany(SuppressionRule.Suppressions).ToArray().Length.ShouldBeLessThanOrEqualTo(Most);

    [Fact]
    public void Each_silenced_diagnostic_says_why() => _files.SelectMany(SuppressionRule.WithoutReason).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Made.cs", "#pragma warning disable CA1000")]
    [InlineData("src/Made.cs", "#nullable disable")]
    [InlineData("src/Made.cs", "    #pragma warning disable CA1000 //")]
    [InlineData("src/Made.cs", """[SuppressMessage("Design", "CA1000")]""")]
    [InlineData("src/Made.csproj", "<NoWarn>$(NoWarn);CA1000</NoWarn>")]
    [InlineData(".editorconfig", "dotnet_diagnostic.CA1000.severity = none")]
    public void Silence_without_a_reason_is_reported(string path, string line) =>
        SuppressionRule.WithoutReason(new SourceFile(path, $"\n{line}\n")).ShouldBe([$"{path}:2: {line.Trim()}"]);

    [Theory]
    [InlineData("src/Made.cs", "#pragma warning disable CA1000 // The serializer wants it.")]
    [InlineData("src/Made.cs", """[SuppressMessage("Design", "CA1000", Justification = "The serializer wants it.")]""")]
    [InlineData("src/Made.csproj", "<!-- The serializer wants it. -->\n<NoWarn>$(NoWarn);CA1000</NoWarn>")]
    [InlineData(".editorconfig", "# The serializer wants it.\ndotnet_diagnostic.CA1000.severity = none")]
    public void Silence_with_a_reason_is_counted_but_not_reported(string path, string lines)
    {
        SuppressionRule.WithoutReason(new SourceFile(path, lines)).ShouldBeEmpty();
        SuppressionRule.Suppressions(new SourceFile(path, lines)).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_comment_above_a_pragma_is_not_its_reason() => SuppressionRule
        .WithoutReason(new SourceFile("src/Made.cs", "// Something else.\n#pragma warning disable CA1000\n")).ShouldHaveSingleItem();
}
