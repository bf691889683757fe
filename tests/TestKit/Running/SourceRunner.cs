using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>
/// Runs a source's commands in this process, through the same host as its executable, and hands back what they printed. Fails whenever
/// a run breaks a rule that holds for all of them (see <see cref="RunRules"/>).
/// </summary>
/// <param name="secret">The access token of every configuration given; it must appear nowhere.</param>
public sealed class SourceRunner(ISource source, TimeProvider time, string secret)
{
    /// <summary>Far beyond any test: a command that hangs is a failure, not a build that never ends.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    public ISource Source { get; } = source;

    public Task<SourceRun> SpecAsync() => RunAsync("spec");

    public async Task<SourceRun> CheckAsync(JToken config)
    {
        using var files = new InputFiles();
        return await RunAsync("check", "--config", files.Write("config.json", config));
    }

    public async Task<SourceRun> DiscoverAsync(JToken config)
    {
        using var files = new InputFiles();
        return await RunAsync("discover", "--config", files.Write("config.json", config));
    }

    public async Task<SourceRun> ReadAsync(JToken config, JToken catalog, JToken? state = null, bool debug = false, CancellationToken cancellationToken = default)
    {
        using var files = new InputFiles();
        List<string> args = ["read", "--config", files.Write("config.json", config), "--catalog", files.Write("catalog.json", catalog)];
        if (state is not null) args.AddRange(["--state", files.Write("state.json", state)]);
        if (debug) args.Add("--debug");
        return await RunAsync([.. args], cancellationToken);
    }

    /// <summary>A command line as it stands.</summary>
    public Task<SourceRun> RunAsync(params string[] args) => RunAsync(args, CancellationToken.None);

    private async Task<SourceRun> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        using var stdout = new MemoryStream();
        using var help = new StringWriter();
        using var stderr = new StringWriter();
        var exitCode = await new SourceHost(Source, stdout, help, stderr, time, () => 0).RunAsync(args, cancellationToken).WaitAsync(_patience, CancellationToken.None);
        return new RunReader(secret).Read(exitCode, stdout.ToArray(), stderr.ToString(), help.ToString(), cancellationToken.IsCancellationRequested);
    }
}
