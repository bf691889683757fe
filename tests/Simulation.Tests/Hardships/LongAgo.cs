namespace Simulation.Tests;

/// <summary>The start date lies years before the workspace was created.</summary>
/// <param name="SaysAge"><c>GET /me</c> says when that was.</param>
internal sealed record LongAgo(int Years, bool SaysAge);
