namespace Benchmarks.Soak;

/// <summary>What was done to the service.</summary>
/// <param name="Length">How long it lasted; none: a moment.</param>
internal sealed record SoakIncident(TimeSpan At, TimeSpan Length, string Text);
