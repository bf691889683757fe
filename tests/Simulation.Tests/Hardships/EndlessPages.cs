namespace Simulation.Tests;

/// <summary>Behind the last page of searches and activity logs always comes another with nothing new on it, by a cursor never seen before.</summary>
/// <param name="Repeats">With the records of the last page; or with none.</param>
internal sealed record EndlessPages(bool Repeats);
