namespace Simulation.Tests;

/// <summary>For a while in the first sync every request fails, in one way or in all ways.</summary>
/// <param name="From">Milliseconds from the start.</param>
/// <param name="Way">500, 504, reset, no answer for long; or any of them.</param>
internal sealed record Outage(int From, int Seconds, int Way)
{
    public const int Ways = 4;

    public bool Includes(TimeSpan sinceStart) => sinceStart.TotalMilliseconds >= From && !IsOver(sinceStart);

    public bool IsOver(TimeSpan sinceStart) => sinceStart.TotalMilliseconds >= From + (1_000 * Seconds);
}
