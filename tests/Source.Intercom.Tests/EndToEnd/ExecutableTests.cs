using System.Text;
using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>The program as a platform starts it: its streams, its exit codes, and the environment variable that names another host.</summary>
public sealed class ExecutableTests : IDisposable
{
    private readonly InputFiles _files = new();

    [Fact]
    public async Task Spec_is_one_line_without_byte_order_mark()
    {
        var (exitCode, stdout, stderr) = await ConnectorProcess.RunAsync(baseUrl: null, "spec");

        exitCode.ShouldBe(0);
        stderr.ShouldBeEmpty();
        stdout[0].ShouldBe((byte)'{');
        stdout[^1].ShouldBe((byte)'\n');
        stdout.Count(value => value == '\n').ShouldBe(1);
        JsonFile.Parse(Encoding.UTF8.GetString(stdout)).Value<string>("type").ShouldBe("SPEC");
    }

    [Fact]
    public async Task A_read_from_the_host_that_the_environment_names_is_whole()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox());
        var streams = IntercomRunner.At(sandbox).Source.Streams;

        var (exitCode, stdout, stderr) = await ConnectorProcess.RunAsync(
            sandbox.BaseUrl, "read", "--config", _files.Write("config.json", Some.ConfigOfAll()), "--catalog", _files.Write("catalog.json", CatalogBuilder.All(streams)));

        exitCode.ShouldBe(0);
        stderr.ShouldBeEmpty();
        var records = Lines(stdout).Where(line => line.Value<string>("type") == "RECORD").Select(line => (JObject)line["record"]!).ToList();
        foreach (var stream in Some.AllStreams)
        {
            var emitted = records.Where(record => record.Value<string>("stream") == stream).Select(record => (JObject)record["data"]!);
            Truth.Compare(stream, sandbox.Workspace.Truth(stream), emitted).ShouldBeExact();
        }
    }

    [Fact]
    public async Task An_error_is_a_message_on_stdout_and_exit_code_1()
    {
        var (exitCode, stdout, stderr) = await ConnectorProcess.RunAsync("http://intercom.example", "read",
            "--config", _files.Write("config.json", Some.Config()),
            "--catalog", _files.Write("catalog.json", CatalogBuilder.Of(IntercomRunner.At(baseUrl: null).Source.Streams, "tags")));

        exitCode.ShouldBe(1);
        stderr.ShouldBeEmpty();
        Lines(stdout).ShouldHaveSingleItem().SelectToken("trace.error.message")!.Value<string>()!.ShouldContain("INTERCOM_BASE_URL is plain http");
    }

    [Theory]
    [InlineData("read")]
    [InlineData("check --config")]
    [InlineData("sync")]
    [InlineData("")]
    public async Task A_wrong_command_line_exits_with_2_and_the_usage_on_stderr(string arguments)
    {
        var (exitCode, stdout, stderr) = await ConnectorProcess.RunAsync(baseUrl: null, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        exitCode.ShouldBe(2);
        stdout.ShouldBeEmpty();
        stderr.ShouldContain("Usage:");
    }

    [Theory]
    [InlineData("--help", "discover")]
    [InlineData("--version", "0.1.0")]
    public async Task Help_and_version_answer_a_person(string option, string expected)
    {
        var (exitCode, stdout, _) = await ConnectorProcess.RunAsync(baseUrl: null, option);

        exitCode.ShouldBe(0);
        Encoding.UTF8.GetString(stdout).ShouldContain(expected);
    }

    public void Dispose() => _files.Dispose();

    private static List<JObject> Lines(byte[] stdout) =>
        [.. Encoding.UTF8.GetString(stdout).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (JObject)JsonFile.Parse(line))];
}
