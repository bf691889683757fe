namespace Intercom.Sandbox.Search;

/// <summary>
/// What a filter says about <c>updated_at</c> alone: no match lies outside [From, To] (unix seconds, both included), and if
/// <paramref name="Exact"/> every row inside matches. It lets search cut the sorted index instead of reading every row.
/// </summary>
internal readonly record struct UpdatedRange(long From, long To, bool Exact)
{
    public static UpdatedRange Everything { get; } = new(long.MinValue, long.MaxValue, false);

    public bool IsEmpty => From > To;

    public UpdatedRange And(UpdatedRange other) => new(Math.Max(From, other.From), Math.Min(To, other.To), Exact && other.Exact);

    /// <summary>The hull of both; exact only when nothing lies between them.</summary>
    public UpdatedRange Or(UpdatedRange other)
    {
        if (IsEmpty) return other with { Exact = other.Exact && Exact };
        if (other.IsEmpty) return this with { Exact = other.Exact && Exact };
        var (first, second) = From <= other.From ? (this, other) : (other, this);
        var touching = first.To == long.MaxValue || second.From <= first.To + 1;
        return new(first.From, Math.Max(To, other.To), Exact && other.Exact && touching);
    }
}
