using System.Text;
using System.Text.Json;
using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Warehouse;

/// <summary>
/// Loads a source's messages. One task reads them into batches, another commits: one commit is under way at a time, and a reader that has
/// gathered enough for the next waits for it, and with it the source.
/// </summary>
public sealed class MessageLoad(LoadRun run, IReadOnlyList<LoadedStream> streams, ILoadProgress progress, ISourceTally source)
{
    /// <summary>A stream's end is worth a commit of its own, but not one for each of many that end together.</summary>
    private static readonly TimeSpan _endInterval = TimeSpan.FromSeconds(2);

    /// <summary>Records between two reports of how many there are.</summary>
    private const int ReportEvery = 256;

    private readonly Dictionary<string, StreamLoad> _streams = streams.ToDictionary(stream => stream.Name, stream => new StreamLoad(stream, run.Time), StringComparer.Ordinal);
    private readonly Committer _committer = new(run, streams, progress, source);
    private readonly long _began = run.Time.GetTimestamp();
    private long _lastCommit = run.Time.GetTimestamp();
    private Task _committing = Task.CompletedTask;
    private StreamLoad? _current;
    private byte[] _currentName = [];
    private bool _endDue;

    /// <summary>What the source said of no stream in particular; null: nothing.</summary>
    private string? _error;

    /// <summary>
    /// A stream of which the messages say nothing is no part of the run, and one of whose status they say nothing is whole; else both have
    /// failed.
    /// </summary>
    public bool MayBeSilent { get; init; }

    /// <summary>Reads to the end of the messages, and commits all that their states cover.</summary>
    /// <param name="stopped">Asked at the end: whether the source was told to stop.</param>
    /// <param name="cancellationToken">Stops the reading where it is; what is covered by then is committed.</param>
    /// <exception cref="PlaceTakenException">Another run has begun since.</exception>
    /// <exception cref="ConnectorException">The warehouse does not take the rows; what was committed stays.</exception>
    public async Task<LoadOutcome> RunAsync(Stream messages, Func<bool> stopped, CancellationToken cancellationToken)
    {
        string? broken = null;
        try
        {
            await ReadAsync(new MessageReader(messages), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is covered is committed below.
        }
        catch (ConnectorException unreadable) when (unreadable.Kind == FailureKind.ConfigError && !_committing.IsFaulted)
        {
            broken = unreadable.Message;
        }
        finally
        {
            // Whatever ended the reading, nothing goes on behind its back.
            await Task.WhenAny(_committing);
        }

        await _committing;
        var isStopped = stopped() || cancellationToken.IsCancellationRequested;
        foreach (var stream in Taking)
        {
            if (isStopped) stream.Stop();
            else if (MayBeSilent && broken is null && _error is null && !stream.HasStatus) stream.End(isWhole: true);
            else if (!stream.HasEnded) stream.Fail(broken ?? _error ?? "The source ended before it had ended the stream.");
        }

        var end = End(isStopped, broken);
        await CommitAsync([.. Taking.Select(stream => stream.Take())], end);
        return new LoadOutcome(run.Id, end.Result, _committer.Commits, run.Time.GetElapsedTime(_began), end.Error,
            [.. Taking.Select(stream => stream.Entry with
            {
                Rows = _committer.Counts(stream.Stream.Name),
                Requests = source.RequestsOf(stream.Stream.Name),
                Changes = [.. stream.Stream.Plan.Changes.Select(change => change.ToString())],
            })]);
    }

    private async Task ReadAsync(MessageReader reader, CancellationToken cancellationToken)
    {
        JsonException? cutOff = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            // Only the last line of a source that was killed may be half of one.
            if (cutOff is not null) throw ConnectorException.Config($"Line {reader.Lines - 1} of the messages is no JSON object: {cutOff.Message}", cutOff);
            try
            {
                if (Take(reader.Line) && IsCommitDue()) await CommitSoonAsync();
            }
            catch (JsonException broken)
            {
                if (reader.Line[0] == '{') cutOff = broken;
                else progress.Log("INFO", Encoding.UTF8.GetString(reader.Line));
            }
        }
    }

    /// <summary>True: what came may make a commit due.</summary>
    private bool Take(ReadOnlySpan<byte> line)
    {
        var message = MessageLine.Parse(line);
        if (!message.IsRecord) return TakeOther(Parse(line));
        var stream = Find(message.Stream);
        stream.Add(message.Data);
        if (stream.Read % ReportEvery == 0) progress.Read(stream.Stream.Name, stream.Read);
        // A source without states would gather for ever.
        if (stream.Bytes < run.Warehouse.CommitSize.Bytes) return false;
        stream.Cover(null);
        return true;
    }

    private StreamLoad Find(ReadOnlySpan<byte> name)
    {
        if (_current is not null && name.SequenceEqual(_currentName)) return _current;
        _currentName = name.ToArray();
        return _current = Find(Encoding.UTF8.GetString(name));
    }

    private IEnumerable<StreamLoad> Taking => MayBeSilent ? _streams.Values.Where(stream => stream.IsMentioned) : _streams.Values;

    private StreamLoad Find(string name) => Mentioned(name)
        ?? throw ConnectorException.Config($"The messages have records of stream `{name}`, which the catalog does not declare.");

    private StreamLoad? Mentioned(string name)
    {
        if (!_streams.TryGetValue(name, out var stream)) return null;
        stream.IsMentioned = true;
        return stream;
    }

    private bool TakeOther(JObject message)
    {
        switch ((string?)message["type"])
        {
            case "STATE":
                return TakeState(message["state"] as JObject ?? []);
            case "TRACE":
                return TakeTrace(message["trace"] as JObject ?? []);
            case "LOG":
                progress.Log((string?)message["log"]?["level"] ?? "INFO", (string?)message["log"]?["message"] ?? "");
                return false;
            default:
                return false;
        }
    }

    private bool TakeState(JObject state)
    {
        if (state["stream"] is not JObject stream || Name(stream) is not { } name)
            throw ConnectorException.Config($"The messages have a state of type `{state["type"]}`; only states of single streams (`STREAM`) can be loaded.");
        var load = Find(name);
        load.Cover((stream["stream_state"] as JObject)?.ToString(Newtonsoft.Json.Formatting.None));
        progress.Read(name, load.Read);
        return true;
    }

    private bool TakeTrace(JObject trace)
    {
        switch ((string?)trace["type"])
        {
            case "STREAM_STATUS" when trace["stream_status"] is JObject status && Name(status) is { } name && Mentioned(name) is { } stream:
                var word = (string?)status["status"] ?? "";
                stream.HasStatus = true;
                progress.Read(name, stream.Read);
                if (word is "COMPLETE" or "INCOMPLETE") stream.End(word == "COMPLETE");
                progress.Status(name, word);
                return _endDue |= stream.HasEnded;
            case "ESTIMATE" when trace["estimate"] is JObject estimate && (string?)estimate["name"] is { } name && _streams.TryGetValue(name, out var expected):
                expected.Announced = (long?)estimate["row_estimate"];
                if (expected.Announced is { } records) progress.Announced(name, records);
                return false;
            case "ERROR" when trace["error"] is JObject error:
                progress.Failed((string?)error["failure_type"] ?? "");
                var text = (string?)error["message"] ?? "The source failed without a word.";
                if (Name(error) is { } failed && _streams.TryGetValue(failed, out var of)) of.Fail(text);
                else _error ??= text;
                return false;
            default:
                return false;
        }
    }

    private static string? Name(JObject holder) => (string?)holder["stream_descriptor"]?["name"];

    private static JObject Parse(ReadOnlySpan<byte> line)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(Encoding.UTF8.GetString(line)))
        {
            DateParseHandling = Newtonsoft.Json.DateParseHandling.None,
        };
        return JObject.Load(reader);
    }

    private bool IsCommitDue()
    {
        var since = run.Time.GetElapsedTime(_lastCommit);
        if (since >= run.Options.CommitInterval || (_endDue && since >= _endInterval)) return true;
        var size = run.Warehouse.CommitSize;
        long rows = 0, bytes = 0;
        foreach (var stream in _streams.Values)
        {
            rows += stream.Rows;
            bytes += stream.Bytes;
        }

        return rows >= size.Rows || bytes >= size.Bytes;
    }

    private async Task CommitSoonAsync()
    {
        await _committing;
        var parts = Taking.Where(stream => stream.IsDue).Select(stream => stream.Take()).ToList();
        _endDue = false;
        _lastCommit = run.Time.GetTimestamp();
        _committing = Task.Run(() => CommitAsync(parts, null));
    }

    /// <summary>Not cancelled: a run that is told to stop commits what it has; the wait for a warehouse has a limit of its own.</summary>
    private async Task CommitAsync(List<CommitPart> parts, (RunResult Result, string? Error)? end)
    {
        await _committer.CommitAsync(parts, end, CancellationToken.None);
        progress.Committed(_committer.Commits, _streams.Keys.ToDictionary(name => name, _committer.Counts, StringComparer.Ordinal));
    }

    private (RunResult Result, string? Error) End(bool isStopped, string? broken)
    {
        var failed = Taking.Where(stream => stream.Entry.Result == RunResult.Failed).ToList();
        if (isStopped) return (RunResult.Stopped, broken);
        if (broken is not null) return (RunResult.Failed, broken);
        if (failed.Count == 0) return (RunResult.Succeeded, null);
        var error = _error ?? failed[0].Entry.Error;
        return (failed.Count == Taking.Count() ? RunResult.Failed : RunResult.Partly, error);
    }
}
