namespace Simulation.Tests;

/// <summary>A row with its whole life, past and to come: what it is at any time is a function of that time alone.</summary>
internal sealed class Row(string id)
{
    private readonly List<RowVersion> _versions = [];

    public string Id { get; } = id;

    /// <summary>Unix seconds; no later than its first change.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Milliseconds of the server's clock; null: never.</summary>
    public long? DeletedAt { get; set; }

    /// <summary>Parts of a conversation, segments of a company.</summary>
    public List<Row> Children { get; } = [];

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

    public IEnumerable<long> ChangesBetween(long after, long to) =>
        _versions.Select(version => version.ChangedAt).Where(time => time > after && time <= to);
}
