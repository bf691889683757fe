using System.IO.Pipelines;
using System.Text;
using Intercom.Sandbox;
using Source.Intercom;
using TestKit;

namespace Intercom.Loader.Tests.Support;

/// <summary>A user with a folder of their own, a browser without a window, and a sandbox. All that is said is searched for what is secret.</summary>
internal sealed class ConnectBench : IAsyncDisposable
{
    private readonly InputFiles _files = new();
    private readonly Pipe _typed = new();
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private bool _isGone;

    private ConnectBench(SandboxServer sandbox, SandboxOptions options)
    {
        (Sandbox, Options) = (sandbox, options);
        Intercom = new IntercomEnvironment(WallClock.Instance, new Random(1), sandbox.BaseUrl);
    }

    public SandboxServer Sandbox { get; }

    public SandboxOptions Options { get; }

    public IntercomEnvironment Intercom { get; init; }

    public SpokenText Said { get; private set; } = new();

    public string Config => _files.PathOf("intercom.yml");

    /// <summary>The files below the user's own folder.</summary>
    public IReadOnlyList<string> Stored => Directory.Exists(Home) ? Directory.GetFiles(Home, "*", SearchOption.AllDirectories) : [];

    private string Home => _files.PathOf("home");

    public static async Task<ConnectBench> StartAsync(SandboxOptions? options = null, TimeProvider? clock = null)
    {
        options ??= Sandboxes.Small;
        return new ConnectBench(await SandboxServer.StartAsync(options, clock), options);
    }

    /// <summary>In a region, behind a socket that knows the hosts.</summary>
    public static async Task<ConnectBench> StartAsync(Func<SandboxServer, HttpMessageHandler> socket, string region)
    {
        var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { Region = region });
        return new ConnectBench(sandbox, Sandboxes.Small) { Intercom = new IntercomEnvironment(WallClock.Instance, new Random(1), Socket: socket(sandbox)) };
    }

    public string PathOf(string name) => _files.PathOf(name);

    public string Write(string name, string text) => _files.Write(name, text);

    /// <summary>One command; what is typed is there when it asks.</summary>
    public async Task<LoaderRun> RunAsync(string typed, params string[] arguments)
    {
        await TypeAsync(typed);
        return await Start(arguments);
    }

    public async Task TypeAsync(string text) => await _typed.Writer.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), TestContext.Current.CancellationToken);

    /// <summary>A command that goes on while others are asked.</summary>
    public async Task<LoaderRun> Start(params string[] arguments)
    {
        Said = new SpokenText();
        using var stdout = new StringWriter();
        var variables = new Dictionary<string, string> { ["XDG_CONFIG_HOME"] = Home };
        var environment = new LoaderEnvironment(Intercom, variables.GetValueOrDefault, _typed.Reader.AsStream(leaveOpen: true), stdout, Said, false);
        var exitCode = await new LoaderHost(environment).RunAsync([.. arguments, "--config", Config, "--debug"], TestContext.Current.CancellationToken);
        var run = new LoaderRun(exitCode, stdout.ToString(), Said.ToString());
        foreach (var secret in new[] { Sandbox.Token, Options.SignIn.ClientSecret })
            for (var i = 0; i + 10 <= secret.Length; i++) (run.Stdout + run.Stderr).ShouldNotContain(secret.Substring(i, 10));
        return run;
    }

    /// <summary>The sign-in's command, and the address that it shows.</summary>
    public async Task<(Task<LoaderRun> Run, string Address)> SignInAsync(params string[] arguments)
    {
        var run = Start(["connect", "--client-id", Options.SignIn.ClientId, "--client-secret-file", Write("secret", Options.SignIn.ClientSecret + "\n"), .. arguments]);
        var shown = Said.LineWithAsync("/a/oauth/connect");
        if (await Task.WhenAny(run, shown) == run) throw new InvalidOperationException((await run).ToString());
        return (run, await shown);
    }

    /// <summary>Opens an address; where a redirect leads, or null.</summary>
    public async Task<(int Status, string? Location)> OpenAsync(string address)
    {
        using var answer = await _browser.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    /// <summary>Nobody answers any more.</summary>
    public async Task GoAwayAsync()
    {
        if (_isGone) return;
        _isGone = true;
        await Sandbox.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await GoAwayAsync();
        _browser.Dispose();
        _files.Dispose();
    }
}
