namespace Intercom.Sandbox.Search;

/// <summary>A date between two seconds, both included, or (negated) outside of them. A missing date only ever matches the negation.</summary>
internal sealed class DateFilter(SearchField field, long from, long to, bool negated) : IFilter
{
    public UpdatedRange Range { get; } = field.IsUpdatedAt && !negated ? new UpdatedRange(from, to, true) : UpdatedRange.Everything;

    public bool Matches(FilterInput row)
    {
        if (field.IsUpdatedAt) return Contains(row.Version.UpdatedAt) != negated;
        return row.Values(field).Any(value => value.TryGetInt64(out var seconds) && Contains(seconds)) != negated;
    }

    private bool Contains(long seconds) => seconds >= from && seconds <= to;
}
