namespace Simulation.Tests;

/// <summary>In which order an endpoint hands out rows, whatever order it is asked for.</summary>
internal enum AnswerOrder
{
    AsAsked,
    TheOtherWay,

    /// <summary>An order that has nothing to do with time.</summary>
    Scattered,
    ById,
    ByCreation,

    /// <summary>By time of change, give or take some seconds.</summary>
    Nearly,

    /// <summary>By time of change, but for some rows that stand a second later than they belong.</summary>
    Late,
}
