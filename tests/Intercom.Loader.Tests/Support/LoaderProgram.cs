using System.Diagnostics;
using System.Text;
using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using TestKit;
using Warehouse;

namespace Intercom.Loader.Tests.Support;

/// <summary>
/// The program against a sandbox: a folder with its settings and its DuckDB file, and runs of it as a process. Whatever a run prints is
/// searched for the token.
/// </summary>
internal sealed class LoaderProgram : IDisposable
{
    private static readonly string _program = Path.Combine(AppContext.BaseDirectory, "loader", "intercom-loader");

    private readonly InputFiles _files = new();
    private readonly SandboxServer _sandbox;

    /// <summary>Handles of its own on what was started: a test disposes its before this.</summary>
    private readonly List<Process> _started = [];

    public LoaderProgram(SandboxServer sandbox, string settings = "")
    {
        _sandbox = sandbox;
        Token = sandbox.Token;
        Config = _files.Write("intercom.yml", $$"""
            source:
              access_token: ${LOADER_TOKEN}
              start_date: 2015-01-01T00:00:00Z
              activity_logs_time_step: 91
              custom_object_types: [Order, Delivery]
            warehouse:
              duckdb: {{DuckDb}}
            {{settings}}
            """);
    }

    public string Config { get; }

    public string DuckDb => PathOf("intercom.duckdb");

    /// <summary>What the program is given as the token.</summary>
    public string Token { get; init; }

    /// <summary>Environment variables besides the token.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string PathOf(string name) => _files.PathOf(name);

    public string Write(string name, string text) => _files.Write(name, text);

    /// <summary>Has the settings name no token, and keeps one as <c>connect</c> does.</summary>
    public ConnectionStore Keep(string token, string workspace)
    {
        Write("intercom.yml", string.Join('\n', File.ReadAllLines(Config).Where(line => !line.Contains("access_token", StringComparison.Ordinal))));
        Variables["XDG_CONFIG_HOME"] = PathOf("config");
        var store = ConnectionStore.Own(Config, Variables.GetValueOrDefault)!;
        store.Write(new StoredConnection(token, "us", workspace));
        return store;
    }

    /// <summary>One command from start to end.</summary>
    public async Task<LoaderRun> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>The same with <c>--json</c>, which has to exit as it is said.</summary>
    public async Task<JObject> AskAsync(int exitCode, params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--json"]);
        run.ExitCode.ShouldBe(exitCode, run.ToString());
        return JObject.Parse(run.Stdout);
    }

    public Process Start(params string[] arguments)
    {
        // A test run that was itself started in the background hands an ignored SIGINT on.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", _program, .. arguments, "--config", Config])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment["LOADER_TOKEN"] = Token;
        start.Environment["INTERCOM_BASE_URL"] = _sandbox.BaseUrl;
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        var process = Process.Start(start)!;
        _started.Add(Process.GetProcessById(process.Id));
        process.StandardInput.Close();
        return process;
    }

    /// <summary>What a process prints next.</summary>
    public static async Task<List<string>> LinesAsync(Process process, int count)
    {
        var lines = new List<string>();
        while (lines.Count < count)
            lines.Add(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException(await process.StandardError.ReadToEndAsync()));
        return lines;
    }

    /// <summary>Where a <c>run --listen</c> says its page is.</summary>
    public static async Task<Uri> PageAsync(Process process)
    {
        var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        line.ShouldStartWith("The page is at ");
        return new Uri(line["The page is at ".Length..]);
    }

    public async Task<LoaderRun> EndAsync(Process process)
    {
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var run = new LoaderRun(process.ExitCode, await stdout, await stderr);
        for (var i = 0; i + 8 <= Token.Length; i++) (run.Stdout + run.Stderr).ShouldNotContain(Token.Substring(i, 8));
        return run;
    }

    /// <summary>The tables as they stand.</summary>
    public LoadedTables Tables() => new(new DuckDbWarehouse(DuckDb));

    /// <summary>A test that failed leaves nothing running: <c>run</c> would never end.</summary>
    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
        }

        _files.Dispose();
    }
}
