using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>
/// The <c>--state</c> of a read: the saved state of each stream by its name. Accepts every form platforms have used: a list of
/// STREAM states, GLOBAL (alone or in a list), LEGACY (<c>{"type":"LEGACY","data":{…}}</c> or the bare <c>{"contacts":{…}}</c>),
/// whole STATE messages as this connector prints them, and <c>[]</c>, <c>{}</c> or <c>null</c> for none.
/// </summary>
public static class StateInput
{
    /// <exception cref="ConnectorException">Config error that names the entry at fault.</exception>
    public static IReadOnlyDictionary<string, JObject> Parse(JToken? json)
    {
        var states = new Dictionary<string, JObject>(StringComparer.Ordinal);
        switch (json)
        {
            case null or { Type: JTokenType.Null }:
                break;
            case JArray entries:
                for (var i = 0; i < entries.Count; i++) Read(entries[i], $"entry {i}", states);
                break;
            default:
                Read(json, "the state", states);
                break;
        }

        return states;
    }

    private static void Read(JToken entry, string where, Dictionary<string, JObject> states)
    {
        if (entry is not JObject state)
            throw ConnectorException.Config($"The state file is not understood: {where} is not a JSON object.");
        switch (TypeOf(state))
        {
            case "STATE" when state["state"] is JObject inner:
                Read(inner, where, states);
                break;
            case "STREAM" when state["stream"] is JObject stream:
                ReadStream(stream, where, states);
                break;
            case "GLOBAL" when state["global"] is JObject global:
                ReadGlobal(global, where, states);
                break;
            case "LEGACY" when state["data"] is JObject data:
                ReadLegacy(data, states);
                break;
            case "LEGACY" when state["data"] is { Type: JTokenType.Null }:
                break;
            case null or "LEGACY":
                ReadUntyped(state, where, states);
                break;
            default:
                throw ConnectorException.Config(
                    $"The state file is not understood: {where} has type `{TypeOf(state)}` without the content of that type.");
        }
    }

    private static string? TypeOf(JObject state) => state["type"] is JValue { Value: string type } ? type : null;

    private static void ReadUntyped(JObject state, string where, Dictionary<string, JObject> states)
    {
        if (state["stream"] is JObject stream && stream["stream_descriptor"] is not null) ReadStream(stream, where, states);
        else if (state["stream_descriptor"] is not null) ReadStream(state, where, states);
        else if (state["global"] is JObject global) ReadGlobal(global, where, states);
        else if (state["data"] is JObject data) ReadLegacy(data, states);
        else ReadLegacy(state, states);
    }

    private static void ReadGlobal(JObject global, string where, Dictionary<string, JObject> states)
    {
        if (global["stream_states"] is not JArray streams)
            throw ConnectorException.Config($"The state file is not understood: {where} is GLOBAL without a list `stream_states`.");
        for (var i = 0; i < streams.Count; i++)
        {
            if (streams[i] is not JObject stream)
                throw ConnectorException.Config($"The state file is not understood: {where}, stream_states[{i}] is not a JSON object.");
            ReadStream(stream, $"{where}, stream_states[{i}]", states);
        }
    }

    private static void ReadStream(JObject stream, string where, Dictionary<string, JObject> states)
    {
        if ((stream["stream_descriptor"] as JObject)?["name"] is not JValue { Value: string { Length: > 0 } name })
            throw ConnectorException.Config($"The state file is not understood: {where} has no `stream_descriptor.name`.");
        Add(name, stream["stream_state"], states);
    }

    private static void ReadLegacy(JObject data, Dictionary<string, JObject> states)
    {
        foreach (var (name, state) in data) Add(name, state, states);
    }

    private static void Add(string stream, JToken? state, Dictionary<string, JObject> states)
    {
        switch (state)
        {
            case null or { Type: JTokenType.Null }:
                break;
            case JObject blob:
                states[stream] = blob;
                break;
            default:
                throw ConnectorException.Config(
                    $"The saved state of stream `{stream}` is not understood: it must be a JSON object. Reset the stream, or repair its state.");
        }
    }
}
