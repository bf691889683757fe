namespace Process.Tests;

/// <summary>What a platform that stores every whole line has after any number of runs.</summary>
internal sealed class Archive
{
    /// <summary>
    /// Streams with an order to resume in: searches, and children of theirs. A scroll begins again, with the children read while it was
    /// open; a window of the log has no order that could be proven; and a list claims nothing before its end (docs/guarantees.md).
    /// </summary>
    private static readonly string[] _ordered =
        ["contacts", "contact_tags", "contact_companies", "contact_notes", "conversations", "conversation_parts", "tickets", "ticket_parts"];

    /// <summary>Rows: a search claims what lies before the page just read, so each reader may be a page ahead.</summary>
    private readonly int _mostAhead;

    private readonly Dictionary<string, StreamArchive> _streams;
    private readonly List<string> _violations = [];

    /// <param name="workers">Readers at most; the connector's default.</param>
    public Archive(IEnumerable<string> streams, int workers = 10)
    {
        _streams = streams.ToDictionary(stream => stream, stream => new StreamArchive(stream, _violations));
        _mostAhead = 150 * workers;
    }

    /// <summary>Promises broken so far, one a line.</summary>
    public IReadOnlyList<string> Violations => _violations;

    public IEnumerable<string> Streams => _streams.Keys;

    /// <summary>The last state of each stream that has one, for the next run.</summary>
    public IEnumerable<string> States => _streams.Values.Select(stream => stream.State).OfType<string>();

    public long Records => _streams.Values.Sum(stream => stream.Records);

    public long Repeats => _streams.Values.Sum(stream => stream.Repeats);

    public string RepeatsByStream => string.Join(", ", _streams.Select(stream => $"{stream.Key} {stream.Value.Repeats}/{stream.Value.Records}"));

    /// <summary>Takes one run's whole lines.</summary>
    /// <param name="output">What was read before the run ended, by itself or by a kill.</param>
    /// <param name="truth">The workspace during the run.</param>
    public void Take(RunOutput output, TruthSnapshot truth)
    {
        foreach (var stream in _streams.Values) stream.BeginRun();
        foreach (var line in output.Lines)
        {
            if (line is OutputLine.Record record) _streams[record.Stream].Take(record, truth);
            if (line is OutputLine.State state) _streams[state.Stream].Take(state, truth);
        }

        foreach (var stream in _streams.Values) stream.EndRun();
        foreach (var (name, stream) in _streams.Where(stream => _ordered.Contains(stream.Key))) CheckAhead(name, stream.Ahead(truth).ToList());
    }

    /// <summary>Rows of the workspace that no run has printed as they are.</summary>
    public IReadOnlyList<TruthRow> Missing(TruthSnapshot truth) => [.. truth.All.Where(row => !_streams[row.Stream].Has(row))];

    /// <summary>Repeats are bounded by the work since the last state, and what is too young a page to be claimed.</summary>
    private void CheckAhead(string stream, List<TruthRow> ahead)
    {
        if (ahead.Count > _mostAhead) _violations.Add($"{stream} would repeat {ahead.Count} rows printed before its last state, such as {ahead[0].Key}");
    }
}
