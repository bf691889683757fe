using Newtonsoft.Json.Linq;

namespace Simulation.Tests;

/// <summary>What a platform keeps between syncs: the last state of each stream, and the record versions that came before it.</summary>
internal sealed class Progress
{
    private readonly Dictionary<string, HashSet<long>> _written = [];

    // What a refresh replaces once it has a state of its own; until then the old state stands for it.
    private readonly Dictionary<string, HashSet<long>> _replaced = [];

    public Dictionary<string, JObject> States { get; } = [];

    public HashSet<long> Written(string stream) => _written.TryGetValue(stream, out var written) ? written : _written[stream] = [];

    /// <summary>
    /// After a run that was killed behind its <paramref name="kept"/>-th line. Of each stream only the records before its last state
    /// count: a destination need not have kept the rest.
    /// </summary>
    public Progress After(IReadOnlyList<OutputLine> lines, int kept)
    {
        var after = new Progress();
        foreach (var (stream, written) in _written) after._written[stream] = [.. written];
        foreach (var (stream, written) in _replaced) after._replaced[stream] = written;
        foreach (var (stream, state) in States) after.States[stream] = state;
        var pending = new Dictionary<string, List<long>>();
        foreach (var line in lines.Take(kept))
        {
            if (line.Type == "RECORD") (pending.TryGetValue(line.Stream, out var list) ? list : pending[line.Stream] = []).Add(line.Number);
            if (line.Type != "STATE") continue;
            after.States[line.Stream] = line.State!;
            after._replaced.Remove(line.Stream);
            if (pending.Remove(line.Stream, out var numbers)) after.Written(line.Stream).UnionWith(numbers);
        }

        return after;
    }

    /// <summary>Once full refreshes of these streams have begun: of what came before, nothing counts but perhaps the states.</summary>
    public Progress Refreshed(IReadOnlyList<string> streams, bool keepsStates)
    {
        var after = After([], 0);
        foreach (var (stream, written) in after._replaced) after._written[stream] = [.. written];
        after._replaced.Clear();
        foreach (var stream in streams)
        {
            if (keepsStates) after._replaced[stream] = after.Written(stream);
            else after.States.Remove(stream);
            after._written.Remove(stream);
        }

        return after;
    }
}
