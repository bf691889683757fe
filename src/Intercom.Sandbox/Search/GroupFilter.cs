namespace Intercom.Sandbox.Search;

/// <summary>AND or OR over other filters.</summary>
internal sealed class GroupFilter(bool all, IReadOnlyList<IFilter> filters) : IFilter
{
    public UpdatedRange Range { get; } = filters
        .Select(filter => filter.Range)
        .Aggregate((x, y) => all ? x.And(y) : x.Or(y));

    public bool Matches(FilterInput row) => all ? filters.All(filter => filter.Matches(row)) : filters.Any(filter => filter.Matches(row));
}
