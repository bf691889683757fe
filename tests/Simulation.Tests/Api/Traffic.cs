namespace Simulation.Tests;

/// <summary>What the connector asked, and when; and whether it kept to its own limits and the server's. Times are its clock's.</summary>
internal sealed class Traffic(Scenario scenario)
{
    /// <summary>Many times what any scenario needs.</summary>
    private const int MostRequests = 30_000;

    private static readonly TimeSpan _window = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _doomed = [];
    private readonly HashSet<string> _refused = [];
    private readonly Queue<DateTimeOffset> _recent = new();
    private (DateTimeOffset From, DateTimeOffset Until) _closed;
    private int _inFlight;

    public int Requests { get; private set; }

    /// <summary>The connector turns in a circle.</summary>
    public bool IsEndless { get; private set; }

    /// <summary>Whether the stream was given an answer after which it, or what is read by it, cannot be whole.</summary>
    public bool IsDoomed(string stream) => _doomed.Contains(stream) || _doomed.Contains(Workspace.SourceOf(stream));

    public void Doom(string stream) => _doomed.Add(stream);

    /// <summary>The stream was given an answer by which it may be passed over.</summary>
    public bool WasRefused(string stream) => _refused.Contains(stream);

    public void Refuse(string stream) => _refused.Add(stream);

    private readonly Dictionary<string, DateTimeOffset> _lastAsked = [];
    private readonly HashSet<(string Stream, string Id)> _parentsFailed = [];
    private readonly Dictionary<string, (int Last, int Falls)> _totals = [];
    private bool _tokenIsDead;

    /// <summary>Searches for less than a full page, but for a single record.</summary>
    public int SmallPages { get; set; }

    /// <summary>Requests for nothing but activity logs from before the workspace was created.</summary>
    public int LogsBeforeWorkspace { get; set; }

    /// <summary>Requests since the token was said to be dead.</summary>
    public int AskedOfDeadToken { get; private set; }

    /// <summary>When a request for the stream was last begun; null: never.</summary>
    public DateTimeOffset? LastAsked(string stream) => _lastAsked.TryGetValue(stream, out var time) ? time : null;

    public void Asked(string stream, DateTimeOffset now) => _lastAsked[stream] = now;

    public void ChildrenFailed(string stream, string id) => _parentsFailed.Add((stream, id));

    public int ParentsFailed(string stream) => _parentsFailed.Count(failed => failed.Stream == stream);

    /// <summary>How often a list had become shorter since it was last asked for.</summary>
    public int Falls(string stream) => _totals.GetValueOrDefault(stream).Falls;

    public void NoteTotal(string stream, int total)
    {
        var (last, falls) = _totals.GetValueOrDefault(stream);
        _totals[stream] = (total, total < last ? falls + 1 : falls);
    }

    public void TokenDied() => _tokenIsDead = true;

    /// <summary>The connector turns in a circle, and says so to nobody.</summary>
    public void Complain(string complaint)
    {
        Violations.Add(complaint);
        IsEndless = true;
    }

    public List<string> Violations { get; } = [];

    public void Begin(DateTimeOffset now)
    {
        if (++Requests > MostRequests) IsEndless = true;
        if (_tokenIsDead) AskedOfDeadToken++;
        while (_recent.TryPeek(out var first) && now - first >= _window) _recent.Dequeue();
        _recent.Enqueue(now);
        if (_recent.Count > scenario.Budget) Violations.Add($"budget: {_recent.Count} requests in 10 s, {scenario.Budget} allowed, at {now:O}");
        if (now > _closed.From && now < _closed.Until)
            Violations.Add($"budget: a request at {now:O}, although told at {_closed.From:O} to wait until {_closed.Until:O}");
        if (++_inFlight > scenario.Workers) Violations.Add($"workers: {_inFlight} requests in flight, {scenario.Workers} allowed, at {now:O}");
    }

    public void End() => _inFlight--;

    /// <summary>The connector is told, in this moment, to start nothing until then.</summary>
    public void Close(DateTimeOffset now, DateTimeOffset until)
    {
        if (until > _closed.Until) _closed = (now >= _closed.Until ? now : _closed.From, until);
    }
}
