namespace Simulation.Tests;

/// <summary>How a record says that it does not hold all of a list.</summary>
internal enum InlineRest
{
    /// <summary>As documented: by <c>has_more</c> and a count of all.</summary>
    Both,

    /// <summary>By <c>has_more</c>; the count is of those it holds.</summary>
    Word,
    Count,

    /// <summary>By not holding any.</summary>
    NoList,
}
