using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>One line of output, message or not.</summary>
internal sealed class OutputLine
{
    private string? _dataText;

    public OutputLine(int number, string raw)
    {
        (Number, Raw) = (number, raw);
        try
        {
            Message = Json.Parse(raw) as JObject;
        }
        catch (JsonException)
        {
            // Left null: the rules say so of the line.
        }

        Type = Text("type");
        Stream = Type switch
        {
            "RECORD" => Text("record.stream"),
            "STATE" => Text("state.stream.stream_descriptor.name"),
            "TRACE" => Text("trace.stream_status.stream_descriptor.name") ?? Text("trace.error.stream_descriptor.name"),
            _ => null,
        };
    }

    /// <summary>From 0.</summary>
    public int Number { get; }

    public string Raw { get; }

    /// <summary>Null when the line is not a JSON object.</summary>
    public JObject? Message { get; }

    public string? Type { get; }

    /// <summary>The stream it speaks of; null when it names none.</summary>
    public string? Stream { get; }

    /// <summary>A record's data.</summary>
    public JObject Data => (JObject)Message!.SelectToken("record.data")!;

    /// <summary>A record's data as text: equal texts are equal records.</summary>
    public string DataText => _dataText ??= Json.Text(Data);

    /// <summary>What a state claims.</summary>
    public JObject State => (JObject)Message!.SelectToken("state.stream.stream_state")!;

    public JToken? Member(string path) => Message?.SelectToken(path);

    public string? Text(string path) => Member(path) is JValue { Value: string text } ? text : null;
}
