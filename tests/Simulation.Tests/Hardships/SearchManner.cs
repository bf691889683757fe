namespace Simulation.Tests;

/// <summary>How searches answer: in an order of their own, by cursors that say nothing.</summary>
internal sealed record SearchManner(AnswerOrder Order, bool CursorsAreOpaque);
