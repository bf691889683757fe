using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>What one command of a source printed, line by line and by kind, and how it exited.</summary>
/// <param name="Help">What went to the person: help and version.</param>
public sealed record SourceRun(int ExitCode, IReadOnlyList<string> Lines, IReadOnlyList<JObject> Messages, string Stderr, string Help)
{
    public IReadOnlyList<RecordOutput> Records { get; } =
    [
        .. Of(Messages, "RECORD", "record").Select(line => new RecordOutput(
            line.Number, line.Body.Value<string>("stream")!, (JObject)line.Body["data"]!, line.Body.Value<long>("emitted_at"))),
    ];

    public IReadOnlyList<StateOutput> States { get; } =
    [
        .. Of(Messages, "STATE", "state").Select(line => new StateOutput(
            line.Number,
            line.Body.SelectToken("stream.stream_descriptor.name")!.Value<string>()!,
            (JObject)line.Body.SelectToken("stream.stream_state")!,
            line.Body.SelectToken("sourceStats.recordCount")!.Value<double>(),
            line.Body)),
    ];

    public IReadOnlyList<StatusOutput> Statuses { get; } =
    [
        .. Traces(Messages, "stream_status").Select(line => new StatusOutput(
            line.Number,
            line.Body.SelectToken("stream_descriptor.name")!.Value<string>()!,
            line.Body.Value<string>("status")!,
            line.Body.SelectToken("reasons[0].rate_limited.quota_reset")?.Value<long>())),
    ];

    public IReadOnlyList<ErrorOutput> Errors { get; } =
    [
        .. Traces(Messages, "error").Select(line => new ErrorOutput(
            line.Body.SelectToken("stream_descriptor.name")?.Value<string>(),
            line.Body.Value<string>("failure_type")!,
            line.Body.Value<string>("message")!,
            line.Body.Value<string>("internal_message"),
            line.Body.Value<string>("stack_trace"))),
    ];

    public IReadOnlyList<LogOutput> Logs { get; } =
        [.. Of(Messages, "LOG", "log").Select(line => new LogOutput(line.Body.Value<string>("level")!, line.Body.Value<string>("message")!))];

    public IReadOnlyList<string> Warnings => [.. Logs.Where(log => log.Level == "WARN").Select(log => log.Message)];

    /// <summary>Rows estimated by stream.</summary>
    public IReadOnlyDictionary<string, long> Estimates { get; } =
        Traces(Messages, "estimate").ToDictionary(line => line.Body.Value<string>("name")!, line => line.Body.Value<long>("row_estimate"));

    /// <summary>The one message of its type, for the commands that answer with one: SPEC, CATALOG, CONNECTION_STATUS.</summary>
    public JObject Single(string type, string member) => Of(Messages, type, member).Single().Body;

    public IReadOnlyList<JObject> RecordsOf(string stream) =>
        [.. Records.Where(record => record.Stream == stream).Select(record => record.Data)];

    public StateOutput LastState(string stream) => States.Last(state => state.Stream == stream);

    public string? EndOf(string stream) => Statuses.SingleOrDefault(status => status.Stream == stream && status.IsTerminal)?.Status;

    private static IEnumerable<(int Number, JObject Body)> Of(IReadOnlyList<JObject> messages, string type, string member) => messages
        .Select((message, number) => (number, message))
        .Where(line => line.message.Value<string>("type") == type)
        .Select(line => (line.number, (JObject)line.message[member]!));

    private static IEnumerable<(int Number, JObject Body)> Traces(IReadOnlyList<JObject> messages, string member) => Of(messages, "TRACE", "trace")
        .Where(line => line.Body[member] is JObject)
        .Select(line => (line.Number, (JObject)line.Body[member]!));
}
