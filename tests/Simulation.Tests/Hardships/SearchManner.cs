namespace Simulation.Tests;

/// <summary>How searches answer: in an order of their own, by cursors that say nothing.</summary>
internal sealed record SearchManner(AnswerOrder Order, bool CursorsAreOpaque)
{
    /// <summary>Cursors name when their record was updated, whatever the order is.</summary>
    public bool CursorsNameUpdates { get; init; }
}
