namespace Connector.Engine;

/// <summary>A half-open range [From, To) of cursor values, in unix seconds. <see cref="long.MaxValue"/> as To means open-ended.</summary>
public readonly record struct Interval(long From, long To)
{
    public bool IsEmpty => To <= From;

    public bool IsOpenEnded => To == long.MaxValue;

    public bool Contains(long value) => value >= From && value < To;

    public Interval Intersect(Interval other) => new(Math.Max(From, other.From), Math.Min(To, other.To));

    public override string ToString() => IsOpenEnded ? $"[{From}, …)" : $"[{From}, {To})";
}
