namespace Simulation.Tests;

/// <summary>Contacts, conversations and tickets that change all the time while the first sync reads them.</summary>
/// <param name="PerSecond">Changes a second.</param>
/// <param name="Seconds">For so long from the start.</param>
internal sealed record Churn(int PerSecond, int Seconds)
{
    public override string ToString() => $"Churn {{ {PerSecond}/s for {Seconds} s }}";

    private const int MostChanges = 3_000;

    /// <summary>Milliseconds from the start of the first sync, ascending.</summary>
    public IEnumerable<long> Times => Enumerable.Range(1, Math.Min(PerSecond * Seconds, MostChanges)).Select(i => i * 1_000L / PerSecond);

    public static bool Moves(string stream) => stream is "contacts" or "conversations" or "tickets";
}
