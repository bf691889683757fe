using Connector.Engine;

namespace Source.Intercom;

/// <summary>
/// How far the pages of a list have come. A list that changes while it is paged through is read in rounds. Rows that change move to the
/// front of a list that is sorted by change, the newest first, and their old place is not met again: so a round of more than one page is
/// followed by one over what has changed since it began, until such a round is a single page, which is one moment. A row deleted from a
/// page that was read draws those behind it forward, past the page's end: a total that falls has the round begin again. In a list that
/// comes in another order a row that changes may do the same, and a new one behind it hides the fall: where that may have been, the list
/// is read again until its rows come again (<see cref="RoundSequence"/>).
/// </summary>
/// <param name="owedFrom">Unix seconds; in a list sorted by change, what lies before is not wanted. Null: everything is.</param>
/// <param name="isOfParent">The list is one parent's: what comes and goes in it changes the parent, whose list the next sync reads again.</param>
internal sealed class PagesPosition(long? owedFrom, bool isOfParent = false)
{
    /// <summary>Rounds that begin again in a row, or prove nothing, before the list is given up.</summary>
    private const int MostRestarts = 5;

    /// <summary>A list that changes without a pause is left to the next sync.</summary>
    private const int MostRounds = 5;

    /// <summary>Seconds between a row's time of change and the moment it can be seen.</summary>
    private const long CommitTime = 60;

    private PageTrail _trail = new();
    private RoundSequence _sequence = new(before: null);
    private RoundSequence? _before;
    private readonly long? _owedFrom = owedFrom;
    private readonly HashSet<(string Id, long? Cursor)> _brought = [];
    private long? _changedFrom;
    private long? _roundBegan;
    private long? _first;
    private long? _highest;
    private bool _falls;
    private long? _total;
    private int _pages;
    private int _rounds = 1;
    private int _restarts;
    private int _expiries;
    private int _unproven;

    /// <summary>Everything wanted has come.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Where the next page is; null: the first page of a round.</summary>
    public NextPage? Next { get; private set; }

    /// <summary>Unix seconds from which on rows are wanted in this round; null: all.</summary>
    public long? WantedFrom => _changedFrom ?? _owedFrom;

    /// <summary>Rows have come that are not in the order of their change, the newest first.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Rows kept moving, so the last round had more than one page.</summary>
    public bool IsRestless { get; private set; }

    /// <summary>The list cannot be read: it lost rows, or its cursor, as often as it was read.</summary>
    public bool IsHopeless => _restarts > MostRestarts || _expiries > MostRestarts || _unproven > MostRestarts;

    public long Seen { get; private set; }

    public bool LeadsNowhere => _trail.LeadsNowhere;

    public bool ComesBackTo(string target) => _trail.ComesBackTo(target);

    /// <summary>Takes note of a page.</summary>
    /// <param name="total">Rows of the list as the API counts them.</param>
    /// <param name="servedAt">When it answered, unix seconds.</param>
    public void Advance(ScannedBody page, NextPage next, long? total, long servedAt)
    {
        _roundBegan ??= servedAt - CommitTime;
        _pages++;
        Seen += page.Records.Count;
        _trail.Note(page);
        _sequence.Note(page);
        NoteOrder(page.Records);
        if (total < _total)
        {
            _restarts++;
            BeginRound(_before);
            return;
        }

        _total = total ?? _total;
        if (next.IsEnd || IsPast(page)) EndRound();
        else Next = next;
    }

    /// <summary>
    /// A page's records but for those that an earlier round has brought: what has changed since it began, or, where the order is none that
    /// tells, what it did not bring.
    /// </summary>
    public IReadOnlyList<RecordSpan> NewOf(ScannedBody page)
    {
        if (_changedFrom is { } from) return page.Records.Where(record => record.Cursor is not { } cursor || cursor >= from).ToList();
        // Once it shows that it comes newest first, it is not read whole again, and nothing has to be remembered.
        return isOfParent || (_falls && !IsBroken) ? page.Records
            : page.Records.Where(record => page.Key(record) is not { } id || _brought.Add((id, record.Cursor))).ToList();
    }

    /// <summary>The next page's cursor is no longer taken: the round begins again.</summary>
    public void Expire()
    {
        _expiries++;
        BeginRound(_before);
    }

    /// <summary>Within a page, which is one moment; a page may begin with rows of the one before, moved on by others that came to the front.</summary>
    private void NoteOrder(RecordSpans records)
    {
        long? last = null;
        foreach (var cursor in records.Select(record => record.Cursor).OfType<long>())
        {
            _first ??= cursor;
            _highest = Math.Max(_highest ?? cursor, cursor);
            if (cursor > last) IsBroken = true;
            last = cursor;
        }

        if (last < _first) _falls = true;
    }

    /// <summary>Nothing behind this page is wanted. A list whose rows are all of one second may yet turn out to come in another order.</summary>
    private bool IsPast(ScannedBody page) =>
        WantedFrom is { } floor && (IsBroken ? _rounds > 1 : _falls && page.Records.Count > 0 && page.Records[^1].Cursor < floor);

    /// <summary>A row was met that may have come or moved since the round began, or none says when it did: so others may have gone unseen.</summary>
    private bool MayHaveMissed => _pages > 1 && _rounds == 1
        && (_first is null ? !isOfParent : IsBroken && (_total is null || _highest >= _roundBegan - IndexLag.Seconds));

    private void EndRound()
    {
        (_restarts, _expiries) = (0, 0);
        if (MayHaveMissed && !_sequence.IsProof)
        {
            _unproven++;
            BeginRound(before: _sequence);
            return;
        }

        var mayLack = _pages > 1 && _first is not null;
        IsRestless = mayLack && _rounds == MostRounds;
        IsEnded = !mayLack || IsRestless;
        if (IsEnded) return;
        _rounds++;
        _changedFrom = Math.Max(_roundBegan!.Value, _owedFrom ?? long.MinValue);
        BeginRound(before: null);
    }

    /// <param name="before">The rows of the last round that was read to its end, where this one is to bring them again.</param>
    private void BeginRound(RoundSequence? before)
    {
        _before = before;
        (Next, _roundBegan, _total, _pages, _highest) = (null, null, null, 0, null);
        _trail = new PageTrail();
        _sequence = new RoundSequence(before);
    }
}
