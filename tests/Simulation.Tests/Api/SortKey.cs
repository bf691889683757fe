using System.Globalization;

namespace Simulation.Tests;

/// <summary>Where a row stands in a search: its sort value, then its id. Its text is the page cursor.</summary>
internal readonly record struct SortKey(long Value, string Id) : IComparable<SortKey>
{
    public static SortKey Of(AnswerOrder order, long cursor, string id) => new(
        order switch
        {
            AnswerOrder.AsAsked => cursor,
            AnswerOrder.TheOtherWay => -cursor,
            _ => Scatter(id),
        },
        id);

    public static SortKey Parse(string text)
    {
        var parts = text.Split(':');
        return new SortKey(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    public int CompareTo(SortKey other) => Value != other.Value ? Value.CompareTo(other.Value) : string.CompareOrdinal(Id, other.Id);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}:{Id}");

    private static long Scatter(string id)
    {
        var hash = 17L;
        foreach (var character in id) hash = ((hash * 31) + character) * 7_919 % 1_000_003;
        return hash;
    }
}
