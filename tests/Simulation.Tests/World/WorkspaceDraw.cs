namespace Simulation.Tests;

/// <summary>Lays down a workspace: rows where they hurt (see <see cref="MomentDraw"/>), and the changes that come while it is read.</summary>
internal sealed class WorkspaceDraw
{
    private const int Milli = 1_000;

    private readonly Scenario _scenario;
    private readonly Random _random;
    private readonly Random _creation;
    private readonly Workspace _workspace = new();
    private readonly MomentDraw _moments;
    private readonly RowJson _json;
    private readonly long _start;
    private long _number;
    private long _lastVisible;

    private WorkspaceDraw(Scenario scenario)
    {
        _scenario = scenario;
        _random = new Random(scenario.Seed ^ 0x5EED);
        _creation = new Random(scenario.Seed ^ 0xC8EA);
        _start = scenario.StartsAt.AddSeconds(-scenario.ClockAhead).ToUnixTimeMilliseconds();
        _lastVisible = _start;
        _moments = new MomentDraw(scenario, _start / Milli, _random);
        _json = new RowJson(scenario.Ballast);
    }

    public static Workspace Of(Scenario scenario)
    {
        var draw = new WorkspaceDraw(scenario);
        var sources = scenario.Streams.Select(Workspace.SourceOf).Distinct().ToList();
        foreach (var stream in sources) draw.Populate(stream);
        var moving = sources.Where(Churn.Moves).ToList();
        foreach (var (time, isChurn) in draw.AllChanges(moving.Count > 0))
        {
            if (isChurn) draw.Move(moving[draw._random.Next(moving.Count)], time);
            else draw.Change(sources[draw._random.Next(sources.Count)], time);
        }

        draw._workspace.SettledAt = draw._lastVisible;
        return draw._workspace;
    }

    private void Populate(string stream)
    {
        var rows = stream is "tags" or "segments" ? Math.Min(20, _scenario.Rows) : _scenario.Rows;
        for (var i = 0; i < rows; i++)
        {
            var changed = (_moments.Next(stream) * Milli) + _random.Next(Milli);
            var row = Create(stream, Math.Min(changed, _start));
            if (stream == "companies" && Chance(0.03)) Touch(stream, row, Math.Min(changed, _start), withoutCursor: true);
        }
    }

    private IEnumerable<long> ChangeTimes() => Enumerable.Range(0, _scenario.Changes)
        .Select(_ => _start + (Chance(0.3) ? _random.Next(1, 3) * 400 : _random.NextInt64(_scenario.ChangesFor * (long)Milli)))
        .Order()
        .ToList();

    private IEnumerable<(long Time, bool IsChurn)> AllChanges(bool someMove)
    {
        var changes = ChangeTimes().Select(time => (time, false));
        if (_scenario.Hardships.Churn is not { } churn || !someMove) return changes;
        return changes.Concat(churn.Times.Select(time => (_start + time, true))).OrderBy(change => change.Item1);
    }

    private void Move(string stream, long time)
    {
        var rows = _workspace[stream];
        if (rows.Count == 0) return;
        var row = rows[_random.Next(rows.Count)];
        if (row.TrueAt(time) is not null && row.Latest.ChangedAt < time) Touch(stream, row, time);
    }

    private void Change(string stream, long time)
    {
        var rows = _workspace[stream];
        var row = rows.Count == 0 || stream == "activity_logs" || Chance(0.15) ? Create(stream, time) : rows[_random.Next(rows.Count)];
        if (row.TrueAt(time) is null || row.Latest.ChangedAt >= time) return;
        if (Workspace.HasChildren(stream) && Chance(_scenario.DeleteShare))
        {
            row.DeletedAt = time;
            return;
        }

        ChangeChildren(stream, row, time);
        Touch(stream, row, time);
    }

    private Row Create(string stream, long time)
    {
        var row = new Row($"{stream[..2]}{_workspace[stream].Count}") { CreatedAt = (time / Milli) - Age() };
        _workspace[stream].Add(row);
        if (Workspace.HasChildren(stream))
            for (var i = _random.Next(0, 4); i > 0; i--) AddChild(row, time);
        var extra = _scenario.Hardships.LargeRecords is { } large && large.Include(_workspace[stream].Count - 1) ? large.Bytes : 0;
        Touch(stream, row, time, extra: extra);
        return row;
    }

    /// <summary>Seconds from a row's creation to its first change that is known: often none.</summary>
    private long Age() => _creation.Next(2) == 0 ? 0 : _creation.NextInt64(_scenario.HistorySeconds);

    private void ChangeChildren(string stream, Row row, long time)
    {
        if (!Workspace.HasChildren(stream)) return;
        if (row.Children.Count == 0 || Chance(0.5))
        {
            AddChild(row, time);
            return;
        }

        var child = row.Children[_random.Next(row.Children.Count)];
        if (child.TrueAt(time) is null) return;
        if (stream == "companies") child.DeletedAt = time;
        else Touch("conversation_parts", child, time); // a part is redacted in its place
    }

    /// <summary>A part may be older than the last sync although it is new here: nothing may go by a part's own time.</summary>
    private void AddChild(Row row, long time)
    {
        var child = new Row($"{row.Id}.{row.Children.Count}") { CreatedAt = (time / Milli) - 1 };
        row.Children.Add(child);
        Touch("conversation_parts", child, time, ownTime: time - _random.NextInt64(_scenario.HistorySeconds * Milli));
    }

    private void Touch(string stream, Row row, long time, long? ownTime = null, bool withoutCursor = false, int extra = 0)
    {
        var cursor = withoutCursor ? (long?)null : (ownTime ?? time) / Milli;
        var visible = stream == "conversation_parts" ? time : time + Lag(stream, time);
        var number = ++_number;
        row.Add(new RowVersion(number, time, visible, cursor, _json.Write(stream, row.Id, number, row.CreatedAt, cursor, extra)));
        _lastVisible = Math.Max(_lastVisible, visible);
    }

    private long Lag(string stream, long time)
    {
        if (_scenario.LookbackDays > 0 && time < _start && !Workspace.HasChildren(stream) && Chance(0.05))
            return Math.Max(0, _start - time) + Workspace.LongestPromisedLag + _random.NextInt64(_scenario.ChangesFor * (long)Milli);
        return Chance(0.3) ? _scenario.IndexLag : (long)(_random.NextDouble() * _scenario.IndexLag);
    }

    private bool Chance(double share) => _random.NextDouble() < share;
}
