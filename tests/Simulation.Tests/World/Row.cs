namespace Simulation.Tests;

/// <summary>A row with its whole life, past and to come: what it is at any time is a function of that time alone.</summary>
internal sealed class Row(string id)
{
    private readonly List<RowVersion> _versions = [];
    private readonly Dictionary<string, List<Row>> _children = [];

    public string Id { get; } = id;

    /// <summary>Unix seconds; no later than its first change.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Milliseconds of the server's clock; null: never.</summary>
    public long? DeletedAt { get; set; }

    /// <summary>So many of its children, the newest, the API gives at most.</summary>
    public int MostChildren { get; init; } = int.MaxValue;

    /// <summary>Parts of a conversation, segments of a company: its children in a stream of them.</summary>
    public List<Row> Children(string stream) => _children.TryGetValue(stream, out var children) ? children : _children[stream] = [];

    /// <summary>The truth of those that the API gives, at that time.</summary>
    public IEnumerable<(Row Child, RowVersion Version)> ChildrenAt(string stream, long time) => Children(stream)
        .Select(child => (Child: child, Version: child.TrueAt(time)))
        .Where(child => child.Version is not null)
        .TakeLast(MostChildren)
        .Select(child => (child.Child, child.Version!));

    public RowVersion Latest => _versions[^1];

    public bool HasHad(long cursor) => _versions.Exists(version => version.Cursor == cursor);

    public void Add(RowVersion version) => _versions.Add(version);

    /// <summary>The truth at that time; null: not created yet, or deleted.</summary>
    public RowVersion? TrueAt(long time)
    {
        if (time >= DeletedAt) return null;
        for (var i = _versions.Count - 1; i >= 0; i--)
            if (_versions[i].ChangedAt <= time) return _versions[i];
        return null;
    }

    /// <summary>What search and lists show at that time: until a change is indexed either the version before it, or nothing.</summary>
    public RowVersion? ShownAt(long time, bool hidesWhileIndexing)
    {
        if (time >= DeletedAt) return null;
        for (var i = _versions.Count - 1; i >= 0; i--)
        {
            if (_versions[i].VisibleAt <= time) return _versions[i];
            if (hidesWhileIndexing && _versions[i].ChangedAt <= time) return null;
        }

        return null;
    }

    /// <summary>Whether any of its versions is among these.</summary>
    public bool IsAmong(IReadOnlySet<long> numbers) => _versions.Exists(version => numbers.Contains(version.Number));

    /// <summary>Whether search and lists show it at every moment from the one time to the other.</summary>
    public bool IsShownThroughout(long from, long to, bool hidesWhileIndexing) =>
        ShownAt(from, hidesWhileIndexing) is not null && ShownAt(to, hidesWhileIndexing) is not null && ChangesBetween(from, to).All(time => ShownAt(time, hidesWhileIndexing) is not null);

    /// <summary>Whether search and lists show the same version of it at every moment from the one time to the other.</summary>
    public bool RestsThroughout(long from, long to) =>
        _versions.TrueForAll(version => (version.ChangedAt <= from || version.ChangedAt > to) && (version.VisibleAt <= from || version.VisibleAt > to));

    /// <summary>The versions that search and lists show at some moment from the one time to the other.</summary>
    public IEnumerable<RowVersion> ShownBetween(long from, long to, bool hidesWhileIndexing)
    {
        if (ShownAt(from, hidesWhileIndexing) is { } first) yield return first;
        foreach (var version in _versions)
            if (version.VisibleAt > from && version.VisibleAt <= to) yield return version;
    }

    /// <summary>Some version of it became visible so many milliseconds, or more, after it had become the truth.</summary>
    public bool IsShownLate(long by) => _versions.Exists(version => version.VisibleAt - version.ChangedAt > by);

    public IEnumerable<long> ChangesBetween(long after, long to) =>
        _versions.Select(version => version.ChangedAt).Where(time => time > after && time <= to);
}
