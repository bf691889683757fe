using Connector.Engine;

namespace Process.Tests;

/// <summary>
/// One stream as a platform has it after any number of runs that were killed. Checks every line as it comes against the promises; what
/// is broken goes into <paramref name="violations"/>.
/// </summary>
internal sealed class StreamArchive(string stream, List<string> violations)
{
    /// <summary>In pages, and what is read by them.</summary>
    private static readonly string[] _lists =
    [
        "article_statistics", "articles", "call_transcripts", "calls", "collections", "custom_objects", "deleted_conversations", "internal_articles", "macros", "news_items",
    ];

    private readonly Dictionary<string, byte[]> _printed = [];
    private readonly HashSet<string> _lostToKills = [];
    private readonly HashSet<string> _thisRun = [];
    private readonly HashSet<string> _sinceState = [];
    private Claim _claimAtStart = Claim.Nothing;
    private long _recordsSinceState;

    /// <summary>The last state line, as handed back to the next run; null before the first.</summary>
    public string? State { get; private set; }

    /// <summary>What the last state says.</summary>
    public Claim Claim { get; private set; } = Claim.Nothing;

    public long Records { get; private set; }

    /// <summary>Records printed by an earlier run already, in the same version.</summary>
    public long Repeats { get; private set; }

    public void BeginRun()
    {
        _claimAtStart = Claim;
        _thisRun.Clear();
        _sinceState.Clear();
        _recordsSinceState = 0;
    }

    public void Take(OutputLine.Record record, TruthSnapshot truth)
    {
        Records++;
        _recordsSinceState++;
        if (truth.Find(record) is not { } row || !row.Is(record.Data))
        {
            Violated($"printed a record that is not the workspace's: {record.Json}");
            return;
        }

        if (!_thisRun.Add(row.Key) && !MayMove(row, truth)) Violated($"printed {row.Key} twice in one run");
        if (Has(row)) Repeated(row);
        _printed[row.Key] = record.Data.ToArray();
        _lostToKills.Remove(row.Key);
        _sinceState.Add(row.Key);
    }

    /// <summary>P1: what the state claims has been printed before it. P3: its count is of the records since the last one.</summary>
    public void Take(OutputLine.State state, TruthSnapshot truth)
    {
        var claim = Claim.Parse(state.Value);
        if (claim.Watermark < Claim.Watermark) Violated($"went back from watermark {Claim.Watermark} to {claim.Watermark}");
        foreach (var row in truth.Of(stream).Where(row => claim.Covers(row.Cursor) && !Has(row)))
            Violated($"claims {row.Key} (cursor {row.Cursor}) before it is printed: {state.Value}");
        var counted = state.Message.GetProperty("sourceStats").GetProperty("recordCount").GetDouble();
        if (counted != _recordsSinceState) Violated($"counts {counted} records where {_recordsSinceState} were printed");
        (Claim, State, _recordsSinceState) = (claim, state.Message.GetRawText(), 0);
        _sinceState.Clear();
    }

    /// <summary>What was printed behind the last state line has to be printed again.</summary>
    public void EndRun() => _lostToKills.UnionWith(_sinceState);

    /// <summary>
    /// Rows printed before the last state line that it does not speak for, though they are neither on the edge of a window nor too
    /// young for any state: work that a kill repeats beyond what was printed since that line.
    /// </summary>
    public IEnumerable<TruthRow> Ahead(TruthSnapshot truth)
    {
        var young = truth.TakenAt.ToUnixTimeSeconds() - IndexLag.Seconds;
        return truth.Of(stream).Where(row =>
            row.Cursor <= young && !_lostToKills.Contains(row.Key) && Has(row) && !Claim.Covers(row.Cursor) && !Claim.IsEdge(row.Cursor));
    }

    /// <summary>The front of a list is read again for what has changed since a minute before its first page came.</summary>
    private bool MayMove(TruthRow row, TruthSnapshot truth) => _lists.Contains(stream) && row.Cursor > truth.TakenAt.AddMinutes(-2).ToUnixTimeSeconds();

    /// <summary>Whether the row has been printed as it is now.</summary>
    public bool Has(TruthRow row) => _printed.TryGetValue(row.Key, out var printed) && row.Is(printed);

    private void Repeated(TruthRow row)
    {
        Repeats++;
        if (_claimAtStart.Covers(row.Cursor)) Violated($"printed {row.Key} again, which the state it began with claims");
    }

    private void Violated(string how) => violations.Add($"{stream} {how}");
}
