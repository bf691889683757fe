using Connector.Engine;

namespace Source.Intercom;

/// <summary>How far a scroll has come, over all its rounds, and what has been handed on.</summary>
internal sealed class ScrollPosition
{
    private readonly HashSet<(string Id, long? Cursor)> _seen = [];
    private readonly HashSet<string> _ids = [];
    private string? _firstKey;
    private long? _total;
    private bool _mayLackPages = true;
    private bool _ended;

    /// <summary>What the server calls this scroll; null: it is to be opened.</summary>
    public string? Parameter { get; private set; }

    /// <summary>Different companies so far.</summary>
    public long Seen => _ids.Count;

    /// <summary>A round came to its end without a doubt, or every company the API counts has been seen.</summary>
    public bool IsWhole => _ended && (!_mayLackPages || Seen >= _total);

    public void BeginRound()
    {
        Parameter = null;
        _firstKey = null;
        _mayLackPages = false;
        _ended = false;
    }

    public void PageMayBeLost() => _mayLackPages = true;

    public bool IsSamePage(string? firstKey) => firstKey is not null && firstKey == _firstKey;

    /// <summary>Takes note of a page and returns its records but for those handed on before, in this round or an earlier one.</summary>
    public IReadOnlyList<RecordSpan> Advance(ScannedBody body)
    {
        Parameter = body.Text(0) ?? Parameter;
        NoteTotal(body.Number(1));
        _ended = body.Records.Count == 0;
        _firstKey = _ended ? null : body.Key(body.Records[0]);
        return body.Records.Where(record => IsNew(body, record)).ToList();
    }

    /// <summary>
    /// A total that falls says that companies are gone. Some of them may be among those seen, where they would stand in for companies
    /// still missing: the count begins anew.
    /// </summary>
    private void NoteTotal(long? total)
    {
        if (total < _total) _ids.Clear();
        _total = total ?? _total;
    }

    private bool IsNew(ScannedBody body, RecordSpan record)
    {
        if (body.Key(record) is not { } id) return true;
        _ids.Add(id);
        return _seen.Add((id, record.Cursor));
    }
}
