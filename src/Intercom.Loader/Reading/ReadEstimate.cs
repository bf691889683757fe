using System.Text;
using Airbyte.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>
/// How many rows a read would bring, from the first page of each object: what the API announces, or, where the first page is all there is,
/// what came.
/// </summary>
internal sealed class ReadEstimate(IReadOnlyCollection<string> streams)
{
    private readonly Dictionary<string, long> _announced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);

    /// <summary>Null: the API does not say before it is read.</summary>
    public long? Rows(string stream) => _announced.TryGetValue(stream, out var announced) ? announced : _ended.Contains(stream) ? _read.GetValueOrDefault(stream) : null;

    /// <summary>Reads until there is something to say of each stream, or nothing more will be said.</summary>
    public async Task<ReadEstimate> TakeAsync(Stream messages, CancellationToken cancellationToken)
    {
        var reader = new MessageReader(messages);
        while (!streams.All(stream => _ended.Contains(stream) || _announced.ContainsKey(stream) || _read.ContainsKey(stream)) && await reader.ReadAsync(cancellationToken))
            Take(reader.Line);
        return this;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        var message = MessageLine.Parse(line);
        if (message.IsRecord)
        {
            var stream = Encoding.UTF8.GetString(message.Stream);
            _read[stream] = _read.GetValueOrDefault(stream) + 1;
            return;
        }

        using var json = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(line))) { DateParseHandling = DateParseHandling.None };
        var trace = JObject.Load(json)["trace"];
        if (trace?["estimate"] is JObject estimate) _announced[(string)estimate["name"]!] = (long)estimate["row_estimate"]!;
        if (trace?["stream_status"] is JObject status && (string?)status["status"] is "COMPLETE" or "INCOMPLETE") _ended.Add((string)status["stream_descriptor"]!["name"]!);
    }
}
