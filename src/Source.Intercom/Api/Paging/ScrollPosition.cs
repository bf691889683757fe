using Connector.Engine;

namespace Source.Intercom;

/// <summary>How far a scroll has come, over all its rounds, and what has been handed on.</summary>
internal sealed class ScrollPosition
{
    private readonly SeenCompanies _seen = new();
    private PageTrail _trail = new();
    private string? _firstKey;
    private long? _mostTotal;
    private bool _mayLackPages;
    private bool _opening;
    private bool _totalFell;
    private bool _ended;

    /// <summary>What the server calls this scroll; null: it is to be opened.</summary>
    public string? Parameter { get; private set; }

    /// <summary>Different companies since the count began.</summary>
    public long Seen => _seen.Counted;

    /// <summary>Rounds in a row, the present one included, that brought no company the earlier ones had not.</summary>
    public int IdleRounds { get; private set; }

    /// <summary>A round came to its end without a doubt, or every company the API counts has been seen.</summary>
    public bool IsWhole => _ended && (!_mayLackPages || (!_totalFell && Seen >= _mostTotal));

    public void BeginRound()
    {
        Parameter = null;
        _firstKey = null;
        _trail = new PageTrail();
        _mayLackPages = false;
        _opening = true;
        _ended = false;
        IdleRounds++;
    }

    /// <summary>This round's pages go round in a circle.</summary>
    public bool LeadsNowhere => _trail.LeadsNowhere;

    public void PageMayBeLost() => _mayLackPages = true;

    public bool IsSamePage(string? firstKey) => firstKey is not null && firstKey == _firstKey;

    /// <summary>Takes note of a page and returns its records but for those handed on before, in this round or an earlier one.</summary>
    public IReadOnlyList<RecordSpan> Advance(ScannedBody body)
    {
        Parameter = body.Text(0) ?? Parameter;
        NoteTotal(body.Number(1));
        _trail.Note(body);
        _ended = body.Records.Count == 0;
        _firstKey = _ended ? null : body.Key(body.Records[0]);
        return body.Records.Where(record => IsNew(body, record)).ToList();
    }

    /// <summary>
    /// A total that falls says that companies are gone, and one of them may have been seen, or may still be shown by this scroll, and
    /// stand in for one that is missing: the count begins anew with the next scroll, or with this one if it has shown none yet.
    /// </summary>
    private void NoteTotal(long? total)
    {
        if (total < _mostTotal) _totalFell = true;
        if (_totalFell && _opening) CountAnew();
        if (_mostTotal is null || total > _mostTotal) _mostTotal = total;
        _opening = false;
    }

    private void CountAnew()
    {
        _seen.CountAnew();
        _mostTotal = null;
        _totalFell = false;
    }

    private bool IsNew(ScannedBody body, RecordSpan record)
    {
        if (body.Key(record) is not { } id) return true;
        if (!_seen.Add(id, record.Cursor)) return false;
        IdleRounds = 0;
        return true;
    }
}
