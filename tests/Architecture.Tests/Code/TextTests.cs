using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

public sealed class TextTests
{
    private const int MostLines = 300;

    [Fact]
    public void No_file_of_the_product_is_longer_than_300_lines() =>
        Repository.Find("src", "*.cs").SelectMany(file => TextRules.LongerThan(MostLines, file)).ShouldBeEmpty();

    [Fact]
    public void No_work_is_put_off_in_a_comment() => Repository.Code
        .Concat([.. Repository.Projects, .. Repository.Properties, .. Repository.Top("*.md"), .. Repository.Find(".ci", "*"), Repository.Read("Dockerfile")])
        .SelectMany(TextRules.UnfinishedWork).ShouldBeEmpty();

    [Fact]
    public void No_continuation_leaves_its_scheduler() => Repository.Code.SelectMany(TextRules.EscapesFromTheScheduler).ShouldBeEmpty();

    [Theory]
    [InlineData(300, 0)]
    [InlineData(301, 1)]
    public void Lines_are_counted_to_the_last(int lines, int reported) =>
        TextRules.LongerThan(MostLines, Made(string.Concat(Enumerable.Repeat("line\n", lines)))).Count().ShouldBe(reported);

    [Theory]
    [InlineData("TO", "DO")]
    [InlineData("FIX", "ME")]
    [InlineData("HA", "CK")]
    public void A_put_off_piece_of_work_is_reported_with_its_line(string head, string tail) =>
        TextRules.UnfinishedWork(Made($"first\n// {head}{tail}: later\n")).ShouldBe([$"src/Made.cs:2: // {head}{tail}: later"]);

    [Theory]
    [InlineData("false")]
    [InlineData("continueOnCapturedContext: false")]
    public void A_continuation_that_leaves_its_scheduler_is_reported(string argument) =>
        TextRules.EscapesFromTheScheduler(Made($"await task.ConfigureAwait({argument});\n")).ShouldHaveSingleItem();

    private static SourceFile Made(string text) => new("src/Made.cs", text);
}
