using Container.Tests.Support;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Container.Tests.Orchestrators;

/// <summary>The folder that <c>orchestrate.sh</c> is given, and what it has left there.</summary>
internal sealed class OrchestratedFolder(string token, IEnumerable<string> streams) : IDisposable
{
    private readonly MountedFiles _files = new(token, streams);

    public string Path => _files.Folder;

    public string StatePath => _files.PathOf("state.json");

    /// <summary>The state of each stream.</summary>
    public IReadOnlyDictionary<string, JToken> States => JArray.Parse(File.ReadAllText(StatePath)).ToDictionary(
        state => (string)state.SelectToken("stream.stream_descriptor.name")!, state => state.SelectToken("stream.stream_state")!);

    /// <summary>The lines kept of each run, oldest first.</summary>
    public IReadOnlyList<string[]> Outputs =>
        [.. Directory.GetFiles(_files.PathOf("output"), "*.jsonl").Order(StringComparer.Ordinal).Select(File.ReadAllLines)];

    /// <summary>Everything the script makes beside its results is to be gone when it ends.</summary>
    public void ShouldHoldResultsOnly() => Directory.GetFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Path, file))
        .Where(file => !file.EndsWith(".jsonl", StringComparison.Ordinal))
        .ShouldBe(["catalog.json", "config.json", "state.json"], ignoreOrder: true);

    /// <summary>Waits for a text in the output of the run that is going on.</summary>
    public async Task UntilPrintedAsync(string text, CancellationToken cancellationToken)
    {
        var unfinished = _files.PathOf("output/unfinished");
        while (!File.Exists(unfinished) || !(await File.ReadAllTextAsync(unfinished, cancellationToken)).Contains(text, StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(50), WallClock.Instance, cancellationToken);
    }

    public void Dispose() => _files.Dispose();
}
