namespace Simulation.Tests;

/// <summary>Where the links of activity logs point: to Intercom's own host whatever host was called; or to another path, which no one may follow.</summary>
internal sealed record LogLinks(string Host, bool ElsewherePath);
