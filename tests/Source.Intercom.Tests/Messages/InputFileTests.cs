using System.Text;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>What a user is told about a file that cannot be used, and which oddities are no error at all.</summary>
public sealed class InputFileTests : IDisposable
{
    private readonly InputFiles _files = new();
    private readonly SourceRunner _connector = IntercomRunner.At(baseUrl: null);

    public static TheoryData<string> Commands => ["check", "discover", "read"];

    public static TheoryData<Encoding> ByteOrderMarks => [new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), new UnicodeEncoding(bigEndian: false, byteOrderMark: true)];

    [Theory, MemberData(nameof(Commands))]
    public async Task A_configuration_file_that_is_not_there_is_named(string command)
    {
        var path = _files.PathOf("nowhere.json");

        var run = await RunAsync(command, path);

        ShouldFail(run, $"The configuration file {path} does not exist.");
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_configuration_that_is_not_JSON_says_where_it_breaks_without_quoting_it(string command)
    {
        var path = _files.Write("config.json", Encoding.UTF8.GetBytes("{\n  \"access_token\": \"" + Some.Token + "\",\n  start\n}"));

        var run = await RunAsync(command, path);

        ShouldFail(run, $"The configuration file {path} is not JSON (line 4,");
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_configuration_that_is_no_object_is_refused(string command)
    {
        var path = _files.Write("config.json", new JArray("a", "b"));

        var run = await RunAsync(command, path);

        ShouldFail(run, $"The configuration file {path} must hold a JSON object.");
    }

    [Theory, MemberData(nameof(ByteOrderMarks))]
    public async Task A_byte_order_mark_is_no_error(Encoding encoding)
    {
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(Some.Config().ToString())];
        content[0].ShouldNotBe((byte)'{');

        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"type":"list","data":[]}"""));

        var run = await IntercomRunner.At(baseUrl: null, socket: api).RunAsync("discover", "--config", _files.Write("config.json", content));

        run.ExitCode.ShouldBe(0);
        run.Single("CATALOG", "catalog")["streams"]!.Count().ShouldBe(37);
    }

    [Fact]
    public async Task A_catalog_file_that_is_not_there_is_named()
    {
        var path = _files.PathOf("nowhere.json");

        var run = await _connector.RunAsync("read", "--config", _files.Write("config.json", Some.Config()), "--catalog", path);

        ShouldFail(run, $"The catalog file {path} does not exist.");
    }

    [Fact]
    public async Task A_catalog_without_streams_is_refused()
    {
        var run = await _connector.ReadAsync(Some.Config(), new JObject { ["stream"] = new JArray() });

        ShouldFail(run, "The configured catalog must be a JSON object with a list `streams`.");
    }

    [Fact]
    public async Task A_state_file_that_is_not_there_means_no_state()
    {
        await using var sandbox = await global::Intercom.Sandbox.SandboxServer.StartAsync(Some.Sandbox());
        var connector = IntercomRunner.At(sandbox);
        var catalog = _files.Write("catalog.json", CatalogBuilder.Of(connector.Source.Streams, "segments"));

        var run = await connector.RunAsync(
            "read", "--config", _files.Write("config.json", Some.Config()), "--catalog", catalog, "--state", _files.PathOf("nowhere.json"));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["segments"]).ShouldBeExact();
    }

    [Fact]
    public async Task A_state_that_is_not_JSON_is_refused()
    {
        var state = _files.Write("state.json", "[{"u8.ToArray());
        var catalog = _files.Write("catalog.json", CatalogBuilder.Of(_connector.Source.Streams, "segments"));

        var run = await _connector.RunAsync("read", "--config", _files.Write("config.json", Some.Config()), "--catalog", catalog, "--state", state);

        ShouldFail(run, $"The state file {state} is not JSON");
    }

    public void Dispose() => _files.Dispose();

    private Task<SourceRun> RunAsync(string command, string config) => _connector.RunAsync(command == "read"
        ? [command, "--config", config, "--catalog", _files.Write("catalog.json", CatalogBuilder.All(_connector.Source.Streams))]
        : [command, "--config", config]);

    private static void ShouldFail(SourceRun run, string message)
    {
        run.ExitCode.ShouldBe(1);
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldStartWith(message);
        error.StackTrace.ShouldBeNull();
        run.Messages.Count.ShouldBe(1);
    }
}
