namespace Simulation.Tests;

/// <summary>Where a row stands in a search: its sort value in milliseconds, then its id.</summary>
internal readonly record struct SortKey(long Value, string Id) : IComparable<SortKey>
{
    private const long LargestNoise = 5_000;

    /// <summary>Before every row.</summary>
    public static SortKey Lowest { get; } = new(long.MinValue, "");

    /// <param name="cursor">Of the row's version, unix seconds.</param>
    public static SortKey Of(AnswerOrder order, long cursor, Row row) => new(
        order switch
        {
            AnswerOrder.AsAsked => cursor * 1_000,
            AnswerOrder.TheOtherWay => -cursor * 1_000,
            AnswerOrder.ByCreation => row.CreatedAt * 1_000,
            AnswerOrder.ById => 0,
            AnswerOrder.Nearly => (cursor * 1_000) + (Scatter($"{row.Id}{cursor}") % 3 == 0 ? 0 : (Scatter($"{cursor}{row.Id}") % (2 * LargestNoise)) - LargestNoise),
            AnswerOrder.Late => (cursor + (Scatter($"{row.Id}{cursor}") % 4 == 0 ? 1 : 0)) * 1_000,
            _ => Scatter(row.Id),
        },
        row.Id);

    public int CompareTo(SortKey other) => Value != other.Value ? Value.CompareTo(other.Value) : string.CompareOrdinal(Id, other.Id);

    private static long Scatter(string id)
    {
        var hash = 17L;
        foreach (var character in id) hash = ((hash * 31) + character) * 7_919 % 1_000_003;
        return hash;
    }
}
