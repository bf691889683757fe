namespace Simulation.Tests;

/// <summary>Someone moves the start date: most reads after the first find it so many seconds later, or earlier when negative.</summary>
internal sealed record StartDateMove(long Seconds);
