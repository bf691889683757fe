using System.Text.Json;
using Airbyte.Protocol;

namespace Warehouse;

/// <summary>
/// A stream while it is loaded: rows that came since the last commit, and how many of them its last state covers. Only these are committed,
/// with that state; the rest waits for the next.
/// </summary>
internal sealed class StreamLoad
{
    private readonly RecordReader _reader;
    private RowBatch _batch;
    private string? _state;
    private int _covered;
    private long _read;
    private long _readAtState;
    private long _misfitsAtState;
    private long _refreshed;
    private bool _changesDue;
    private bool _ended;
    private bool _endDue;
    private bool _begun;

    private readonly TimeProvider _time;
    private readonly long _created;

    public StreamLoad(LoadedStream stream, TimeProvider time)
    {
        (_time, _created) = (time, time.GetTimestamp());
        Stream = stream;
        _reader = new RecordReader(stream.Plan.Table);
        _batch = new RowBatch(stream.Plan.Table);
        _changesDue = stream.Plan.Changes.Count > 0;
        Entry = new StreamEntry(stream.Name) { IsRefresh = stream.Refresh is not null, StateBefore = stream.State, StateAfter = stream.State };
    }

    public LoadedStream Stream { get; }

    /// <summary>What the ledger will say of it, but for the rows of commits that are under way.</summary>
    public StreamEntry Entry { get; private set; }

    /// <summary>Rows read.</summary>
    public long Read => Interlocked.Read(ref _read);

    /// <summary>How many rows the source said it may have; null: it did not say.</summary>
    public long? Announced { get; set; }

    /// <summary>The source has said anything of it at all.</summary>
    public bool IsMentioned { get; set; }

    /// <summary>The source has said how it stands.</summary>
    public bool HasStatus { get; set; }

    public int Rows => _batch.Rows;

    public long Bytes => _batch.Bytes;

    public bool HasEnded => _ended;

    /// <summary>Whether there is anything to commit.</summary>
    public bool IsDue => _state is not null || _covered > 0 || _changesDue || _endDue;

    /// <exception cref="ConnectorException">Config error: the data is no JSON object.</exception>
    public void Add(ReadOnlySpan<byte> data)
    {
        try
        {
            _reader.Read(data, _batch);
        }
        catch (JsonException broken)
        {
            throw ConnectorException.Config($"Record {_read + 1} of stream `{Stream.Name}` is not understood: {broken.Message}", broken);
        }

        Interlocked.Increment(ref _read);
    }

    /// <summary>What came so far is covered by a state; null: by the one that is there, which is safe, for a key's row is written only once.</summary>
    public void Cover(string? state)
    {
        _state = state ?? _state;
        _covered = _batch.Rows;
        _readAtState = _read;
        _misfitsAtState = _reader.Misfits;
    }

    /// <summary>The source has ended the stream: whole, or not.</summary>
    public void End(bool isWhole)
    {
        if (_ended) return;
        _ended = _endDue = true;
        Entry = Entry with { Seconds = _time.GetElapsedTime(_created).TotalSeconds };
        if (isWhole && _batch.Rows > _covered) Cover(null);
        if (isWhole && Stream.State is null && Announced > 0 && _read == 0)
            Fail($"The source announced {Announced} records of stream `{Stream.Name}` and gave none. Nothing was changed; run again, and see the log if it stays so.");
        else if (Entry.Result == RunResult.Running) Entry = Entry with { Result = isWhole ? RunResult.Succeeded : RunResult.Failed };
    }

    public void Fail(string error)
    {
        // A stream that ended with a word of its own keeps that.
        Entry = Entry with { Result = RunResult.Failed, Error = Entry.Error ?? error };
        // A state that claims what nobody has seen.
        if (Read == 0) _state = null;
    }

    /// <summary>The run was told to stop: a stream that had not ended, or whose source left it for that reason, was stopped.</summary>
    public void Stop()
    {
        if (!_ended || Entry is { Result: RunResult.Failed, Error: null }) Entry = Entry with { Result = RunResult.Stopped };
        _endDue = true;
    }

    /// <summary>What can be committed now. A stream without key is replaced whole, so its state is worth something only at its end.</summary>
    public CommitPart Take()
    {
        var hasKey = Stream.Plan.Table.Key.Count > 0;
        var isWhole = _ended && Entry.Result == RunResult.Succeeded;
        var covered = _covered;
        var batch = covered > 0 ? _batch : null;
        if (batch is not null) _batch = covered == batch.Rows ? new RowBatch(Stream.Plan.Table) : batch.From(covered);
        _refreshed += covered;
        Entry = Entry with { Read = _readAtState, Misfits = _misfitsAtState, StateAfter = (hasKey || isWhole ? _state : null) ?? Entry.StateAfter };

        var part = new CommitPart(Stream, batch, covered)
        {
            State = hasKey || isWhole ? _state : null,
            ChangesTable = _changesDue,
            BeginsRefresh = Stream is { Refresh: not null, IsResumed: false } && !_begun && covered > 0,
            // What brought nothing at all is not believed to be empty: a source that may not read an object gives the same.
            // Once: a second sweep would find nothing remembered, and mark every row.
            EndsRefresh = _endDue && Stream.Refresh is not null && isWhole && (_refreshed > 0 || Stream.IsResumed),
            Entry = Entry with { Changes = [.. Stream.Plan.Changes.Select(change => change.ToString())] },
        };
        _begun |= covered > 0;
        _changesDue = _endDue = false;
        (_state, _covered) = (null, 0);
        return part;
    }
}
