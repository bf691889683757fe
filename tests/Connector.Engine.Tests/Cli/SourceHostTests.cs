using Airbyte.Protocol;
using Connector.Engine.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Cli;

public sealed class SourceHostTests : IDisposable
{
    private const string Secret = "hush-hush-hush";

    private readonly TempFolder _folder = new();

    private string Config => _folder.Write("config.json", TestSpec.Config.ToString());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Spec_is_the_specification_as_it_is()
    {
        var host = await Host.RunAsync("spec");

        host.ExitCode.ShouldBe(ExitCode.Success);
        JToken.DeepEquals(host.Lines.ShouldHaveSingleItem()["spec"], TestSpec.Json).ShouldBeTrue();
        (host.Stderr, host.Help).ShouldBe(("", ""));
    }

    [Fact]
    public async Task Discover_lists_the_streams_by_name_with_their_schemas()
    {
        var host = await Host.RunAsync("discover", "--config", Config);

        var streams = host.Lines.ShouldHaveSingleItem()["catalog"]!["streams"]!;
        streams.Select(stream => (string?)stream["name"]).ShouldBe(
            ["activity_logs", "companies", "company_segments", "contacts", "conversation_parts", "conversations", "ratings", "tags"]);
        streams.ShouldAllBe(stream => (string?)stream["json_schema"]!["type"] == "object");
    }

    [Theory]
    [InlineData("--debug check --config {0}")]
    [InlineData("check --debug --config {0}")]
    [InlineData("check --config {0} --debug")]
    [InlineData("check --config={0} --debug")]
    public async Task Debug_may_stand_anywhere_and_what_it_shows_is_redacted(string line)
    {
        var host = await Host.RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Config).Split(' '));

        host.Lines.Logs("DEBUG").ShouldBe(["checking with ****"]);
        ((string?)host.Lines[^1]["connectionStatus"]!["status"]).ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task Without_debug_there_is_the_answer_alone() =>
        (await Host.RunAsync("check", "--config", Config)).Lines.ShouldHaveSingleItem()["connectionStatus"].ShouldNotBeNull();

    [Theory]
    [InlineData(FailureKind.ConfigError)]
    [InlineData(FailureKind.TransientError)]
    public async Task A_check_that_fails_is_an_answer(FailureKind kind)
    {
        var host = await Host.RunAsync(Checking(() => throw new ConnectorException(kind, $"No such token {Secret}.")), "check", "--config", Config);

        host.ExitCode.ShouldBe(ExitCode.Success);
        host.Lines.ShouldHaveSingleItem()["connectionStatus"]!.ToString(Newtonsoft.Json.Formatting.None)
            .ShouldBe("""{"status":"FAILED","message":"No such token ****."}""");
    }

    [Fact]
    public async Task A_check_of_an_invalid_configuration_is_an_answer_that_names_the_field()
    {
        var host = await Host.RunAsync("check", "--config", _folder.Write("bad.json", """{"access_token":"hush-hush-hush"}"""));

        host.ExitCode.ShouldBe(ExitCode.Success);
        ((string?)host.Lines.ShouldHaveSingleItem()["connectionStatus"]!["message"]).ShouldNotBeNull().ShouldContain("`start_date` is missing");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("discover")]
    public async Task A_configuration_that_cannot_be_read_is_one_error(string command)
    {
        ShouldBeOneError(await Host.RunAsync(command, "--config", Path.Combine(_folder.Path, "none.json")), "config_error", "none.json does not exist");
        ShouldBeOneError(await Host.RunAsync(command, "--config", _folder.Write("list.json", "[]")), "config_error", "must hold a JSON object");
    }

    [Fact]
    public async Task An_exception_is_one_error_without_the_secret_in_it()
    {
        var host = await Host.RunAsync(Checking(() => throw new FormatException($"bad header: Bearer {Secret}")), "check", "--config", Config);

        ShouldBeOneError(host, "system_error", "FormatException");
        ((string?)host.Lines[0]["trace"]!["error"]!["internal_message"]).ShouldBe("bad header: Bearer ****");
        host.Lines[0].ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_broken_stdout_ends_the_command_and_does_not_crash_it()
    {
        var host = new Host(new InMemorySource(new InMemoryApi()), new FakeStdout { Failure = new IOException("Broken pipe") });

        await host.RunAsync(["spec"], TestContext.Current.CancellationToken);

        host.ExitCode.ShouldBe(ExitCode.Failure);
        host.Stderr.ShouldContain("Broken pipe");
    }

    [Fact]
    public async Task A_command_that_is_stopped_exits_with_1_and_blames_nobody()
    {
        using var stop = new CancellationTokenSource();
        var host = new Host(Checking(() =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        }));

        await host.RunAsync(["check", "--config", Config], stop.Token);

        (host.ExitCode, host.Lines.Count, host.Stderr).ShouldBe((ExitCode.Failure, 0, ""));
    }

    private static InMemorySource Checking(Func<ConnectionStatusMessage> check) => new(Workspace.Small()) { Check = check };

    private static void ShouldBeOneError(Host host, string kind, string says)
    {
        host.ExitCode.ShouldBe(ExitCode.Failure);
        host.Stderr.ShouldBeEmpty();
        var error = host.Lines.ShouldHaveSingleItem()["trace"]!["error"]!;
        ((string?)error["failure_type"]).ShouldBe(kind);
        ((string?)error["message"]).ShouldNotBeNull().ShouldContain(says);
        error["stream_descriptor"].ShouldBeNull();
    }
}
