using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>State files, as the platform's suite makes them of a run's states: the last of each stream, without namespace.</summary>
internal static class SavedStates
{
    /// <param name="line">The last line that was saved; null: all of them.</param>
    public static JArray After(ConnectorRun run, int? line = null) => [.. run.States()
        .Where(state => line is null || state.Number <= line)
        .GroupBy(state => state.Stream!)
        .Select(states => Of(states.Last()))];

    /// <summary>One state alone.</summary>
    public static JObject Of(OutputLine state) => new()
    {
        ["type"] = "STREAM",
        ["stream"] = new JObject
        {
            ["stream_descriptor"] = new JObject { ["name"] = state.Stream },
            ["stream_state"] = state.State.DeepClone(),
        },
    };
}
