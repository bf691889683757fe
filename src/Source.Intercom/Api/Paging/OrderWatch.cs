namespace Source.Intercom;

/// <summary>
/// Whether records come in the order of their cursors, as asked for. A page out of order says no at once; a few that happen to be in
/// order do not yet say yes, and until they do nothing may be concluded from where the records stand.
/// </summary>
/// <param name="direction">1: ascending, -1: descending.</param>
internal sealed class OrderWatch(int direction)
{
    /// <summary>Nine different cursors stand in order by chance once in 9! = 362,880 times.</summary>
    private const int StepsThatProve = 8;

    private long? _last;
    private int _steps;

    public bool IsBroken { get; private set; }

    /// <summary>The last cursor, when all on the near side of it have come; null: not known.</summary>
    public long? Reached => !IsBroken && _steps >= StepsThatProve ? _last : null;

    public void Note(long cursor)
    {
        var step = _last is { } last ? cursor.CompareTo(last) * direction : 0;
        if (step < 0) IsBroken = true;
        if (step > 0) _steps++;
        _last = cursor;
    }

    /// <summary>The records begin again elsewhere; what is known of the API's order stays known.</summary>
    public void BeginAgain() => _last = null;
}
