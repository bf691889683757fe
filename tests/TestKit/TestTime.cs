namespace TestKit;

/// <summary>When tests begin whose clock could stand anywhere: after everything they read, and not at a round year.</summary>
public static class TestTime
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
}
