using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>A state file as a platform hands it back: a list of STREAM states, the last of each stream.</summary>
public sealed class StateBuilder
{
    private readonly Dictionary<string, JToken> _states = new(StringComparer.Ordinal);

    /// <summary>What a platform has saved when a run is over.</summary>
    public static JArray After(SourceRun run) => After(run, run.Lines.Count);

    /// <summary>What a platform has saved of a run that was cut off before this line.</summary>
    public static JArray After(SourceRun run, int line)
    {
        var builder = new StateBuilder();
        foreach (var state in run.States.Where(state => state.Line < line)) builder.Set(state.Stream, state.State);
        return builder.Build();
    }

    public StateBuilder Set(string stream, JToken state)
    {
        _states[stream] = state.DeepClone();
        return this;
    }

    public JArray Build() => [.. _states.Select(state => new JObject
    {
        ["type"] = "STREAM",
        ["stream"] = new JObject
        {
            ["stream_descriptor"] = new JObject { ["name"] = state.Key, ["namespace"] = null },
            ["stream_state"] = state.Value.DeepClone(),
        },
    })];
}
