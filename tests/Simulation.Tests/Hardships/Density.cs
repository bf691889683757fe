namespace Simulation.Tests;

/// <summary>Nearly everything was changed within one day, or within one second: an import.</summary>
internal sealed record Density(bool OneSecond);
