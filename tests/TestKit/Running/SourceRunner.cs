using System.Text;
using Connector.Engine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

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

    private static readonly JsonLoadSettings _strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

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
        var exitCode = await new SourceHost(Source, stdout, help, stderr, time).RunAsync(args, cancellationToken).WaitAsync(_patience, CancellationToken.None);
        var bytes = stdout.ToArray();
        var text = Encoding.UTF8.GetString(bytes);
        var lines = text.Split('\n', StringSplitOptions.None)[..^1];
        var run = new SourceRun(exitCode, lines, [.. lines.Select(Parse)], stderr.ToString(), help.ToString());
        RunRules.PrintsNothingBesides(run, bytes);
        RunRules.HoldsNoSecret(text, secret);
        RunRules.KeepsBooks(run, cancellationToken.IsCancellationRequested);
        return run;
    }

    private static JObject Parse(string line, int number)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            var message = JObject.Load(json, _strict);
            Assert.False(json.Read());
            return message;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"Line {number} of stdout is not one JSON object: {line}", broken);
        }
    }
}
