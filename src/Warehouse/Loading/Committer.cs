namespace Warehouse;

/// <summary>
/// Commits: the changes of tables, rows, states and the ledger in one transaction, made only while the run has its place. A warehouse that
/// goes away meanwhile is waited for; whether it had taken the commit by then, its ledger says.
/// </summary>
internal sealed class Committer(LoadRun run, IReadOnlyList<LoadedStream> streams, ILoadProgress progress, ISourceTally source)
{
    private readonly IWarehouse _warehouse = run.Warehouse;
    private readonly Dictionary<string, StreamTable> _tables = streams.ToDictionary(stream => stream.Name, stream => stream.Plan.Table, StringComparer.Ordinal);

    /// <summary>Streams whose tables are there.</summary>
    private readonly HashSet<string> _ready = streams.Where(stream => stream.Plan.Changes.Count == 0).Select(stream => stream.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Streams whose history this run has kept already.</summary>
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MergeCounts> _counts = new(StringComparer.Ordinal);

    /// <summary>How many of the source's gone rows were looked for in whole tables.</summary>
    private int _gone;

    /// <summary>Commits made.</summary>
    public long Commits { get; private set; }

    public MergeCounts Counts(string stream) => _counts.GetValueOrDefault(stream);

    /// <param name="end">The run's end; null: it goes on.</param>
    /// <exception cref="PlaceTakenException">Another run has begun since; nothing was committed.</exception>
    public async Task CommitAsync(IReadOnlyList<CommitPart> parts, (RunResult Result, string? Error)? end, CancellationToken cancellationToken)
    {
        // As it is now: what is found gone meanwhile is the next commit's.
        var gone = source.Gone;
        var counts = await new WarehouseWait(_warehouse, run.Options.LongestWait, run.Time, SayWaiting)
            .TryAsync(token => TryAsync(parts, gone, end, token), cancellationToken);
        foreach (var (stream, merged) in counts) _counts[stream] = Counts(stream) + merged;
        _ready.UnionWith(parts.Where(part => part.ChangesTable).Select(part => part.Stream.Name));
        _kept.UnionWith(counts.Keys);
        _gone = gone.Count;
        Commits++;
    }

    private void SayWaiting(WarehouseAwayException away) =>
        progress.Log("WARN", $"{away.Message} The commit waits for it, {run.Options.LongestWait.TotalMinutes:0.#} minutes at most.");

    private async Task<Dictionary<string, MergeCounts>> TryAsync(
        IReadOnlyList<CommitPart> parts, IReadOnlyList<GoneRows> gone, (RunResult Result, string? Error)? end, CancellationToken cancellationToken)
    {
        await using var session = await _warehouse.OpenAsync(cancellationToken);
        var ledger = new RunLedger(session.Connection, _warehouse.Dialect, run.Layout);
        await session.BeginAsync(cancellationToken);
        if (await ledger.CommitsAsync(run.Id, cancellationToken) > Commits) return await TakenAsync(ledger, cancellationToken);
        if (!await ledger.FenceAsync(run.Id, Commits + 1, source.Requests, cancellationToken))
            throw new PlaceTakenException($"Another run has taken this one's place in {_warehouse.Name}; what it had not committed yet was left to that one.");
        var stamp = new RowStamp(run.Id, run.Time.GetUtcNow()) { HardDeletes = run.Options.HardDeletes };
        var counts = new Dictionary<string, MergeCounts>(StringComparer.Ordinal);
        var ready = new HashSet<string>(_ready, StringComparer.Ordinal);
        var views = new ViewUpdate(session.Connection, _warehouse.Dialect, run.Layout, run.Options.Views);
        await views.MakeWayAsync([.. parts.Where(part => part.ChangesTable).Select(part => part.Stream.Plan)], cancellationToken);
        foreach (var part in parts.Where(part => part.ChangesTable)) ready.Add(await ChangeAsync(session, ledger, part, stamp, cancellationToken));
        await views.MakeAsync(cancellationToken);
        var deletes = new DeletedRowsSql(session, run.Layout, stamp);
        var due = new HashSet<(StreamTable Feed, DeletedRows Rows)>();
        var dueGone = gone.Skip(_gone).ToList();
        foreach (var part in parts)
        {
            counts[part.Stream.Name] = await ApplyAsync(session, ledger, part, stamp, cancellationToken);
            if (part.Batch is null) continue;
            due.UnionWith(await FeedsAsync(deletes, part.Stream.Plan.Table, ready, cancellationToken));
            dueGone.AddRange(await StagedAsync(deletes, part.Stream.Plan.Table, gone.Take(_gone), cancellationToken));
        }

        // After all merges: whichever of a feed and the rows it names came now, the feed has the last word.
        foreach (var (feed, rows) in due) Count(counts, rows.Stream, await deletes.FollowFeedAsync(feed, _tables[rows.Stream], rows.Column, cancellationToken));
        foreach (var keys in dueGone.GroupBy(rows => rows.Rows, rows => rows.Key).Where(keys => ready.Contains(keys.Key.Stream)))
            Count(counts, keys.Key.Stream, await deletes.GoneAsync(_tables[keys.Key.Stream], keys.Key.Column, [.. keys], cancellationToken));
        if (end is not null) await EmptySetsAsync(session, parts, stamp, counts, cancellationToken);
        foreach (var table in counts.Keys.Select(stream => _tables[stream]).Where(table => table.KeepsHistory))
            await new HistorySql(session, _warehouse.Dialect, run.Layout, stamp).KeepAsync(table, !_kept.Contains(table.Stream), cancellationToken);
        foreach (var part in parts)
        {
            var entry = part.Entry with { Rows = Counts(part.Stream.Name) + counts[part.Stream.Name], Requests = source.RequestsOf(part.Stream.Name) };
            await ledger.SetStreamAsync(run.Id, entry, cancellationToken);
        }

        if (end is { } ended) await ledger.EndAsync(run.Id, ended.Result, stamp.At, ended.Error, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return counts;
    }

    private async Task<MergeCounts> ApplyAsync(IWarehouseSession session, RunLedger ledger, CommitPart part, RowStamp stamp, CancellationToken cancellationToken)
    {
        var table = part.Stream.Plan.Table;
        var counts = table.Key.Count == 0
            ? await new ReplacedTable(session, run.Layout, stamp).ApplyAsync(part, cancellationToken)
            : await MergeAsync(session, part, stamp, cancellationToken);
        if (part.State is { } state)
        {
            var refresh = part.Stream.Refresh is { } id && !part.EndsRefresh && part.Entry.Result != RunResult.Succeeded ? id : (long?)null;
            await ledger.SetStateAsync(table.Stream, state, refresh, run.Id, stamp.At, cancellationToken);
        }
        else if (part.EndsRefresh)
        {
            await ledger.EndRefreshAsync(table.Stream, cancellationToken);
        }

        return counts;
    }

    private async Task<MergeCounts> MergeAsync(
        IWarehouseSession session, CommitPart part, RowStamp stamp, CancellationToken cancellationToken)
    {
        var table = part.Stream.Plan.Table;
        var deletes = new DeletedRowsSql(session, run.Layout, stamp);
        var counts = new MergeCounts();
        if (part.BeginsRefresh) await deletes.ForgetAsync(table, cancellationToken);
        if (part.Batch is { } batch)
        {
            var rows = NewestRows.Of(batch, part.Rows);
            await session.StageAsync(batch, rows, cancellationToken);
            if (part.Stream.Refresh is not null) await deletes.RememberAsync(table, cancellationToken);
            counts = await session.MergeAsync(table, run.Layout.Schema, stamp, cancellationToken);
            counts = counts with { Unchanged = counts.Unchanged + part.Rows - rows.Count };
            if (table is { SetOf: not null, Cursor: not null })
                counts += MergeCounts.OfDeleted(await deletes.ReplaceSetsAsync(table, cancellationToken));
        }

        if (part.EndsRefresh) counts += MergeCounts.OfDeleted(await deletes.SweepAsync(table, part.Stream.Since, cancellationToken));
        return counts;
    }

    /// <summary>Before any row is touched: DuckDB does not commit a table that was updated and then altered.</summary>
    private async Task<string> ChangeAsync(IWarehouseSession session, RunLedger ledger, CommitPart part, RowStamp stamp, CancellationToken cancellationToken)
    {
        await session.ChangeAsync(part.Stream.Plan, run.Layout.Schema, cancellationToken);
        await new HistorySql(session, _warehouse.Dialect, run.Layout, stamp).ChangeAsync(part.Stream.Plan, cancellationToken);
        await ledger.SetColumnsAsync(part.Stream.Plan.Table, run.Id, cancellationToken);
        return part.Stream.Name;
    }

    /// <summary>What is to be followed because of the staged rows: a feed's own, or rows that a feed has named.</summary>
    private async Task<List<(StreamTable Feed, DeletedRows Rows)>> FeedsAsync(
        DeletedRowsSql deletes, StreamTable table, HashSet<string> ready, CancellationToken cancellationToken)
    {
        var due = table.Deletes.Where(rows => ready.Contains(rows.Stream)).Select(rows => (table, rows)).ToList();
        foreach (var feed in _tables.Values.Where(feed => ready.Contains(feed.Stream)))
        {
            foreach (var rows in feed.Deletes.Where(rows => rows.Stream == table.Stream))
                if (await deletes.AreNamedAsync(feed, rows.Column, cancellationToken)) due.Add((feed, rows));
        }

        return due;
    }

    /// <summary>Of the rows that were found gone before, those that the staged rows bring once more: they came before that, and late.</summary>
    private static async Task<List<GoneRows>> StagedAsync(
        DeletedRowsSql deletes, StreamTable table, IEnumerable<GoneRows> gone, CancellationToken cancellationToken)
    {
        var staged = new List<GoneRows>();
        foreach (var keys in gone.Where(rows => rows.Rows.Stream == table.Stream).GroupBy(rows => rows.Rows))
            if (await deletes.AreStagedAsync(table, keys.Key.Column, [.. keys.Select(rows => rows.Key)], cancellationToken)) staged.AddRange(keys);
        return staged;
    }

    private static void Count(Dictionary<string, MergeCounts> counts, string stream, long deleted) =>
        counts[stream] = counts.GetValueOrDefault(stream) + MergeCounts.OfDeleted(deleted);

    /// <summary>At the run's end, where both are whole and the parents have changed.</summary>
    private async Task EmptySetsAsync(
        IWarehouseSession session, IReadOnlyList<CommitPart> parts, RowStamp stamp, Dictionary<string, MergeCounts> counts, CancellationToken cancellationToken)
    {
        var whole = parts.Where(part => part.Entry.Result == RunResult.Succeeded).Select(part => part.Stream.Plan.Table).ToDictionary(table => table.Stream, StringComparer.Ordinal);
        foreach (var table in whole.Values.Where(table => table is { SetOf: not null, Cursor: not null }))
        {
            if (!whole.TryGetValue(table.SetOf!.Stream, out var parents) || parents is not { Key.Count: 1, Cursor: not null }) continue;
            var moved = Counts(parents.Stream) + counts.GetValueOrDefault(parents.Stream);
            if (moved.Inserted + moved.Updated == 0) continue;
            var deleted = await new DeletedRowsSql(session, run.Layout, stamp).EmptySetsAsync(table, parents, cancellationToken);
            counts[table.Stream] += MergeCounts.OfDeleted(deleted);
        }
    }

    /// <summary>The answer to a commit was lost, and it was made: its counts are what the ledger has more than was known.</summary>
    private async Task<Dictionary<string, MergeCounts>> TakenAsync(RunLedger ledger, CancellationToken cancellationToken)
    {
        var entries = await ledger.StreamsAsync(run.Id, cancellationToken);
        return entries.ToDictionary(entry => entry.Entry.Stream, entry => entry.Entry.Rows - Counts(entry.Entry.Stream), StringComparer.Ordinal);
    }
}
