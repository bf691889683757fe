using System.Globalization;
using System.Text.Json;
using Intercom.Sandbox.Demo.Running;
using Intercom.Sandbox.Demo.Truth;

namespace Intercom.Sandbox.Demo.Progress;

/// <summary>Follows one read, message by message. Safe to look at from another thread meanwhile.</summary>
internal sealed class ReadProgress
{
    private readonly Lock _gate = new();
    private readonly RecordLedger? _ledger;
    private readonly Dictionary<string, StreamTally> _streams;
    private readonly Dictionary<string, long> _requests = [];
    private readonly Dictionary<string, JsonElement> _states = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _errors = [];

    /// <param name="streams">The streams of the catalog, in the order to show them.</param>
    /// <param name="ledger">Keeps the records themselves; null lets them go.</param>
    public ReadProgress(IEnumerable<string> streams, RecordLedger? ledger)
    {
        _ledger = ledger;
        _streams = streams.ToDictionary(name => name, name => new StreamTally(name));
    }

    /// <summary>Warnings of the connector, in its words. To be read when the read has ended, as the two below.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Failures, in the connector's words.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The latest state of each stream: what the next read goes on from.</summary>
    public IReadOnlyCollection<JsonElement> States => _states.Values;

    public IReadOnlyList<StreamTally> Streams
    {
        get
        {
            lock (_gate) return [.. _streams.Values];
        }
    }

    /// <summary>Requests sent so far, retries included.</summary>
    public long Requests
    {
        get
        {
            lock (_gate) return _requests.Values.Sum();
        }
    }

    /// <summary>Requests to the stream's endpoint; null when the demo does not know which that is.</summary>
    public long? RequestsOf(string stream)
    {
        if (StreamEndpoint.Of(stream) is not { } endpoint) return null;
        lock (_gate) return _requests.GetValueOrDefault(endpoint);
    }

    /// <summary>Where the read stands, in one sentence.</summary>
    public string Describe()
    {
        var streams = Streams;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{streams.Sum(stream => stream.Records):N0} records, {Requests:N0} requests, {streams.Count(stream => stream.Ended)} of {streams.Count} streams ended.");
    }

    public void Apply(ConnectorMessage message)
    {
        lock (_gate)
        {
            switch (message)
            {
                case ConnectorMessage.Record record:
                    Change(record.Stream, tally => tally.WithRecord());
                    _ledger?.Add(record.Stream, record.Data);
                    break;
                case ConnectorMessage.State state:
                    Change(state.Stream, tally => tally with { State = state.Value });
                    _states[state.Stream] = state.Whole;
                    break;
                case ConnectorMessage.Status status:
                    Change(status.Stream, tally => tally.With(status));
                    break;
                case ConnectorMessage.Estimate estimate:
                    Change(estimate.Stream, tally => tally with { Estimate = estimate.Rows });
                    break;
                case ConnectorMessage.Error error:
                    _errors.Add(error.Text);
                    break;
                case ConnectorMessage.Foreign foreign:
                    _errors.Add($"The connector printed a line that is no message: {foreign.Line}");
                    break;
                case ConnectorMessage.Log log:
                    Note(log);
                    break;
            }
        }
    }

    private void Note(ConnectorMessage.Log log)
    {
        if (log.Level == "DEBUG" && RequestLine.Endpoint(log.Text) is { } endpoint) _requests[endpoint] = _requests.GetValueOrDefault(endpoint) + 1;
        if (log.Level == "WARN") _warnings.Add(log.Text);
        if (log.Level is "ERROR" or "FATAL") _errors.Add(log.Text);
    }

    private void Change(string stream, Func<StreamTally, StreamTally> change) =>
        _streams[stream] = change(_streams.GetValueOrDefault(stream) ?? new StreamTally(stream));
}
