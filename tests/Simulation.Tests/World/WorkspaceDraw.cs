namespace Simulation.Tests;

/// <summary>Lays down a workspace: rows where they hurt (see <see cref="MomentDraw"/>), and the changes that come while it is read.</summary>
internal sealed class WorkspaceDraw
{
    private const int Milli = 1_000;

    private static readonly string[] _childStreams =
        ["conversation_parts", "company_segments", "contact_tags", "contact_companies", "ticket_parts", "article_statistics"];

    private readonly Scenario _scenario;
    private readonly Random _random;
    private readonly Random _creation;
    private readonly Workspace _workspace = new();
    private readonly MomentDraw _moments;
    private readonly RowJson _json;
    private readonly RowJson _inlineJson;
    private readonly InlineManner? _inline;
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
        _inlineJson = new RowJson(scenario.Ballast / 20);
        _inline = scenario.Hardships.Further?.Inline;
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
        var row = rows.Count == 0 || stream is "activity_logs" or "deleted_conversations" || Chance(0.15) ? Create(stream, time) : rows[_random.Next(rows.Count)];
        if (row.TrueAt(time) is null || row.Latest.ChangedAt >= time) return;
        if (HasChildren(stream) && Chance(_scenario.DeleteShare))
        {
            row.DeletedAt = time;
            if (stream == "conversations" && _scenario.Streams.Contains("deleted_conversations")) Create("deleted_conversations", time, row.Id);
            return;
        }

        ChangeChildren(stream, row, time);
        Touch(stream, row, time);
    }

    private Row Create(string stream, long time, string? id = null)
    {
        var row = new Row(id ?? $"{stream[..2]}{_workspace[stream].Count}")
        {
            CreatedAt = (time / Milli) - Age(),
            MostChildren = stream == "tickets" && _inline is not null ? _inline.MostParts : int.MaxValue,
        };
        _workspace[stream].Add(row);
        foreach (var children in ChildrenOf(stream))
            for (var i = FirstChildren(children); i > 0; i--) AddChild(children, row, time);
        var extra = _scenario.Hardships.LargeRecords is { } large && large.Include(_workspace[stream].Count - 1) ? large.Bytes : 0;
        Touch(stream, row, time, extra: extra);
        return row;
    }

    /// <summary>Seconds from a row's creation to its first change that is known: often none.</summary>
    private long Age() => _creation.Next(2) == 0 ? 0 : _creation.NextInt64(_scenario.HistorySeconds);

    private bool HasChildren(string stream) => ChildrenOf(stream).Count > 0;

    /// <summary>The streams of its children; conversations and companies have some whether or not they are read.</summary>
    private List<string> ChildrenOf(string stream) =>
        [.. _childStreams.Where(child => Workspace.SourceOf(child) == stream && (!Workspace.IsFurther(child) || _scenario.Streams.Contains(child)))];

    private int FirstChildren(string stream) => stream switch
    {
        "article_statistics" => Chance(0.9) ? 1 : 0,
        _ when Workspace.IsInline(stream) && Chance(0.2) => _random.Next(4, 14),
        _ => _random.Next(0, 4),
    };

    private void ChangeChildren(string stream, Row row, long time)
    {
        if (!HasChildren(stream)) return;
        var streams = ChildrenOf(stream);
        var children = streams.Count == 1 ? streams[0] : streams[_random.Next(streams.Count)];
        var siblings = row.Children(children);
        if (siblings.Count == 0 || (children != "article_statistics" && Chance(0.5)))
        {
            AddChild(children, row, time);
            return;
        }

        var child = siblings[_random.Next(siblings.Count)];
        if (child.TrueAt(time) is null) return;
        if (children is "company_segments" or "contact_tags" or "contact_companies") child.DeletedAt = time;
        else Touch(children, child, time); // a part is redacted in its place
    }

    /// <summary>A part may be older than the last sync although it is new here: nothing may go by a part's own time.</summary>
    private void AddChild(string stream, Row row, long time)
    {
        var siblings = row.Children(stream);
        var child = new Row($"{row.Id}.{siblings.Count}") { CreatedAt = (time / Milli) - 1 };
        siblings.Add(child);
        Touch(stream, child, time, ownTime: time - _random.NextInt64(_scenario.HistorySeconds * Milli));
    }

    private void Touch(string stream, Row row, long time, long? ownTime = null, bool withoutCursor = false, int extra = 0)
    {
        var cursor = withoutCursor ? (long?)null : (ownTime ?? time) / Milli;
        var visible = Workspace.IsChild(stream) ? time : time + Lag(stream, time);
        var number = ++_number;
        var json = (Workspace.IsInline(stream) ? _inlineJson : _json)
            .Write(stream, row.Id, number, row.CreatedAt, cursor, _inline?.Write(stream, row, time) ?? "", extra);
        row.Add(new RowVersion(number, time, visible, cursor, json));
        _lastVisible = Math.Max(_lastVisible, visible);
    }

    private long Lag(string stream, long time)
    {
        if (_scenario.LookbackDays > 0 && time < _start && !HasChildren(stream) && Chance(0.05))
            return Math.Max(0, _start - time) + Workspace.LongestPromisedLag + _random.NextInt64(_scenario.ChangesFor * (long)Milli);
        return Chance(0.3) ? _scenario.IndexLag : (long)(_random.NextDouble() * _scenario.IndexLag);
    }

    private bool Chance(double share) => _random.NextDouble() < share;
}
