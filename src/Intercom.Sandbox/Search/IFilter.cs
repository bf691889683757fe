namespace Intercom.Sandbox.Search;

/// <summary>A node of a search query.</summary>
internal interface IFilter
{
    UpdatedRange Range { get; }

    bool Matches(FilterInput row);
}
