using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Required command")]
    [InlineData("write", "'write'")]
    [InlineData("check", "--config")]
    [InlineData("discover", "--config")]
    [InlineData("read --config c.json", "--catalog")]
    [InlineData("read --catalog c.json", "--config")]
    [InlineData("check --config", "--config")]
    [InlineData("spec --verbose", "--verbose")]
    [InlineData("spec extra", "extra")]
    [InlineData("check --config c.json --catalog d.json", "--catalog")]
    [InlineData("check --config a.json --config b.json", "--config")]
    public async Task A_usage_error_exits_with_2_and_says_so_with_the_usage_on_stderr(string line, string says)
    {
        var host = await Host.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        host.ExitCode.ShouldBe(ExitCode.Usage);
        host.Stderr.ShouldContain(says);
        host.Stderr.ShouldContain("Usage:");
        host.Help.ShouldBeEmpty();
        host.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("read --help")]
    public async Task Help_is_for_a_person_and_no_failure(string line)
    {
        var host = await Host.RunAsync(line.Split(' '));

        host.ExitCode.ShouldBe(ExitCode.Success);
        host.Help.ShouldContain("Usage:");
        host.Stderr.ShouldBeEmpty();
        host.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var host = await Host.RunAsync("--version");

        host.ExitCode.ShouldBe(ExitCode.Success);
        host.Help.Trim().ShouldMatch(@"^[0-9]+\.[0-9]+\.[0-9]+\S*$");
        host.Stderr.ShouldBeEmpty();
    }
}
